// import from translation tools
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "exchange/glossary.h"
#include "site/catalog_batch.h"
#include "site/exchange.h"
#include "site/glossary.h"
#include "site/job_files.h"
#include "site/paths.h"
#include "site/strings.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

using exchange::Format;

void append(Findings& to, Findings from) {
  std::ranges::move(from, std::back_inserter(to));
}

Finding file_finding(std::string_view rule, Severity severity, std::string path, std::string message,
                     std::string hint) {
  return {.rule = fmt::format("exchange/{}", rule),
          .severity = severity,
          .target = {.path = std::move(path)},
          .message = std::move(message),
          .hint = std::move(hint)};
}

// What was read of one file.
struct Reading {
  std::optional<exchange::Job> job;
  std::optional<exchange::Memory> memory;
  std::optional<exchange::Glossary> glossary;
  Findings findings;
};

Reading read_one(const Job& job, const JobFile& file, const JobImport& options) {
  const std::optional<Format> format = options.format ? options.format : exchange::guess_format(file.path, file.bytes);
  const std::string& source = job.settings.source_locale;
  Reading reading;
  const auto take_job = [&](exchange::Read read) {
    reading.job = std::move(read.job);
    reading.findings = std::move(read.findings);
  };
  const auto take_terms = [&](exchange::GlossaryRead read) {
    reading.glossary = std::move(read.glossary);
    reading.findings = std::move(read.findings);
  };
  if (format == Format::xliff12) {
    take_job(exchange::read_xliff12(file.path, file.bytes));
  } else if (format == Format::xliff2) {
    take_job(exchange::read_xliff2(file.path, file.bytes));
  } else if (format == Format::po) {
    take_job(exchange::read_po(file.path, file.bytes));
  } else if (format == Format::tmx) {
    exchange::MemoryRead read = exchange::read_tmx(file.path, file.bytes, source, options.locale);
    reading.memory = std::move(read.memory);
    reading.findings = std::move(read.findings);
  } else if (format == Format::tbx) {
    take_terms(exchange::read_tbx(file.path, file.bytes, source, options.locale));
  } else if (format == Format::csv) {
    take_terms(exchange::read_csv(file.path, file.bytes, source, options.locale));
  } else {
    reading.findings.push_back(file_finding("format", Severity::error, file.path,
                                            "The file is of no format that docloc imports, or is damaged.",
                                            "Name its format with --format."));
  }
  return reading;
}

bool same_language(std::string_view a, std::string_view b) {
  return text::canonical_locale(a.substr(0, a.find('-'))) == text::canonical_locale(b.substr(0, b.find('-')));
}

// An article's part of everything that came back.
struct Returned {
  const segment::Article* article = nullptr;
  std::vector<exchange::File> files;
};

struct Taken {
  BatchOutcome outcome;
  std::vector<exchange::Delivery> deliveries;
};

Taken take_one(const Job& job, const Returned& returned, const JobImport& options) {
  Taken taken;
  const Result<Strings> strings = read_strings(job, *returned.article, std::vector{options.locale});
  if (!strings) {
    taken.outcome.failure = strings.error().what;
    return taken;
  }
  taken.outcome.findings = strings->findings;
  catalog::Catalog catalog = strings->locales.at(options.locale);
  for (const exchange::File& file : returned.files) {
    exchange::TakenBack back = exchange::take_back(std::move(catalog), file, {.force = options.force});
    catalog = std::move(back.catalog);
    append(taken.outcome.findings, std::move(back.findings));
    std::ranges::move(back.deliveries, std::back_inserter(taken.deliveries));
  }
  add_catalog(job, *strings, job.settings.source_locale, strings->source, taken.outcome);
  add_catalog(job, *strings, options.locale, catalog, taken.outcome);
  return taken;
}

class Importer {
 public:
  Importer(const Job& job, const Sources& sources, const JobImport& options)
      : job_(job), sources_(sources), options_(options) {}

  Result<JobImportReport> run() {
    Result<JobFiles> gathered = gather_job_files(job_, options_);
    if (!gathered) return fail(gathered.error().what);
    append(report_.findings, std::move(gathered->findings));
    manifests_ = std::move(gathered->manifests);
    read_files(gathered->files);
    fill_fingerprints();
    if (const Result<void> taken = take_articles(); !taken) return fail(taken.error().what);
    if (const Result<void> kept = keep_memory(); !kept) return fail(kept.error().what);
    if (const Result<void> kept = keep_terms(); !kept) return fail(kept.error().what);
    settle();
    return std::move(report_);
  }

 private:
  void read_files(const std::vector<JobFile>& files) {
    std::vector<Reading> readings(files.size());
    for_each_index(files.size(), job_.threads, [&](size_t i) { readings[i] = read_one(job_, files[i], options_); });
    for (size_t i = 0; i < files.size(); ++i) {
      append(report_.findings, std::move(readings[i].findings));
      if (readings[i].job) take_job(std::move(*readings[i].job), files[i].path);
      if (readings[i].memory) memory_ = exchange::merge(std::move(memory_), std::move(*readings[i].memory));
      if (readings[i].glossary) {
        std::ranges::move(readings[i].glossary->terms, std::back_inserter(terms_));
        any_terms_ = true;
      }
    }
    report_.files = files.size();
  }

  void take_job(exchange::Job job, const std::string& path) {
    if (!job.target_locale.empty() && !same_language(job.target_locale, options_.locale)) {
      report_.findings.push_back(file_finding(
          "language", Severity::error, path,
          fmt::format("The file is for \"{}\", not for {}, so it was left out.", job.target_locale, options_.locale),
          "Name the file's language with --locale."));
      return;
    }
    for (exchange::File& file : job.files) {
      const segment::Article* article = sources_.find(file.path);
      if (article == nullptr) {
        report_.findings.push_back(file_finding(
            "unknown-article", Severity::warning, path,
            fmt::format("There is no source article \"{}\", so what the file has of it was left out.", file.path),
            "It was renamed or deleted since the file left."));
        continue;
      }
      Returned& returned = returned_[file.path];
      returned.article = article;
      returned.files.push_back(std::move(file));
    }
  }

  // A tool may drop what the files say of the targets that left; the manifest says it too.
  void fill_fingerprints() {
    for (const exchange::Manifest& manifest : manifests_) {
      for (const exchange::ManifestFile& ordered : manifest.files) {
        const auto returned = returned_.find(ordered.article);
        if (returned == returned_.end()) continue;
        std::map<std::string_view, std::string_view> left;
        for (const exchange::ManifestSegment& segment : ordered.segments)
          left.emplace(segment.name, segment.left);
        for (exchange::File& file : returned->second.files)
          fill_fingerprints(file, left);
      }
    }
  }

  static void fill_fingerprints(exchange::File& file, const std::map<std::string_view, std::string_view>& left) {
    for (exchange::Unit& unit : file.units) {
      for (exchange::Item& item : unit.items) {
        if (!item.left.empty()) continue;
        const auto found = left.find(exchange::short_name(unit.id, item.segment));
        if (found != left.end()) item.left = found->second;
      }
    }
  }

  Result<void> take_articles() {
    std::vector<const Returned*> articles;
    for (const auto& [path, returned] : returned_)
      articles.push_back(&returned);
    std::vector<Taken> taken(articles.size());
    for_each_index(
        articles.size(), job_.threads, [&](size_t i) { taken[i] = take_one(job_, *articles[i], options_); },
        job_.progress);
    std::vector<BatchOutcome> outcomes;
    for (size_t i = 0; i < taken.size(); ++i) {
      for (const exchange::Delivery& delivery : taken[i].deliveries) {
        ++report_.outcomes[static_cast<size_t>(delivery.outcome)];
        report_.identical += delivery.identical ? 1 : 0;
      }
      deliveries_.emplace(articles[i]->article->path, std::move(taken[i].deliveries));
      outcomes.push_back(std::move(taken[i].outcome));
    }
    report_.articles = articles.size();
    size_t catalogs = 0;
    const Result<size_t> written = write_outcomes(job_, outcomes, catalogs, report_.findings);
    if (!written) return fail(written.error().what);
    report_.written += *written;
    return {};
  }

  Result<void> write(const std::string& path, std::string_view bytes) {
    const Result<bool> written = job_.store.write(path, bytes);
    if (!written) return fail(written.error().what);
    report_.written += *written ? 1 : 0;
    return {};
  }

  Result<void> keep_memory() {
    if (memory_.entries.empty()) return {};
    report_.entries += memory_.entries.size();
    const std::string path = memory_path(job_.settings, options_.locale);
    exchange::Memory kept{
        .source_locale = job_.settings.source_locale, .target_locale = options_.locale, .entries = {}};
    if (job_.store.exists(path)) {
      const Result<std::string> bytes = job_.store.read(path);
      if (!bytes) return fail(bytes.error().what);
      exchange::MemoryRead old = exchange::read_tmx(path, *bytes, kept.source_locale, kept.target_locale);
      if (!old.memory || !old.findings.empty()) {
        // It would be lost if it were written over.
        append(report_.findings, std::move(old.findings));
        report_.findings.push_back(file_finding("memory-kept", Severity::error, path,
                                                "The memory was not written: it holds something that docloc could not "
                                                "read and would lose.",
                                                "Mend the file or move it away, then import again."));
        return {};
      }
      kept = std::move(*old.memory);
    }
    return write(path, exchange::write_tmx(exchange::merge(std::move(kept), std::move(memory_))));
  }

  Result<void> keep_terms() {
    if (!any_terms_) return {};
    report_.entries += terms_.size();
    Result<TermsRead> kept = read_terms(job_, options_.locale);
    if (!kept) return fail(kept.error().what);
    append(report_.findings, std::move(kept->findings));
    const std::string path = glossary_path(job_.settings, options_.locale);
    if (kept->must_stay) {
      report_.findings.push_back(file_finding("glossary-kept", Severity::error, path,
                                              "The glossary was not written: it holds something that docloc could not "
                                              "read and would lose.",
                                              "Mend what the other findings of this file name, then import again."));
      return {};
    }
    return write(path, terms_yaml(exchange::merge_terms(std::move(kept->terms), terms_)));
  }

  void settle() {
    for (const exchange::Manifest& manifest : manifests_) {
      for (exchange::Settlement& settlement : exchange::settle_order(manifest, deliveries_))
        report_.settlements.push_back(std::move(settlement));
      for (const exchange::ManifestFile& file : manifest.files) {
        if (!deliveries_.contains(file.article)) report_.missing.push_back(file.article);
      }
    }
  }

  const Job& job_;
  const Sources& sources_;
  const JobImport& options_;
  std::vector<exchange::Manifest> manifests_;
  std::map<std::string, Returned> returned_;
  std::map<std::string, std::vector<exchange::Delivery>> deliveries_;
  exchange::Memory memory_;
  std::vector<exchange::Term> terms_;
  bool any_terms_ = false;
  JobImportReport report_;
};

}  // namespace

Result<JobImportReport> import_job(const Job& job, const Sources& sources, const JobImport& options) {
  return Importer(job, sources, options).run();
}

}  // namespace docloc::site
