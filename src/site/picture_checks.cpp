#include "site/picture_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "links/image_format.h"
#include "links/image_size.h"
#include "site/layout.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

struct Picture {
  std::string path;    // relative to its locale's folder
  std::string file;    // project-relative
  std::string locale;  // empty: the source's
};

struct Outcome {
  std::optional<links::PixelSize> size;
  std::optional<Finding> wrong_format;
};

Finding of_picture(const Picture& picture, const char* rule, Severity severity, std::string message, const char* hint) {
  return {.rule = rule,
          .severity = severity,
          .source = {.path = picture.file},
          .locale = picture.locale,
          .message = std::move(message),
          .hint = hint};
}

Outcome look_at(const Job& job, const Picture& picture) {
  const Result<std::string> bytes = job.store.read(picture.file);
  if (!bytes) return {};
  Outcome outcome{.size = links::pixel_size(*bytes)};
  const std::string_view format = links::image_format(*bytes);
  const std::string_view named = links::named_format(picture.path);
  if (format == named) return outcome;
  std::string message = format.empty() ? fmt::format("The file is no {} and no other picture that is known.", named)
                                       : fmt::format("The file is called {}, but is {}.", named, format);
  outcome.wrong_format = of_picture(picture, "links/image-format", Severity::warning, std::move(message),
                                    "Save it again in the format that its name says, or rename it.");
  return outcome;
}

std::vector<Picture> pictures_of(const Job& job, const Sources& sources, const std::vector<std::string>& locales) {
  std::vector<Picture> pictures;
  const auto is_picture = [](const std::string& path) { return !links::named_format(path).empty(); };
  for (const std::string& path : sources.resources) {
    if (is_picture(path)) pictures.push_back({path, source_file(job.settings, path), ""});
  }
  for (const std::string& locale : locales) {
    for (const std::string& path : sources.files_of(locale).resources) {
      const std::string file = locale_file(job.settings, path, locale).value_or(path);
      if (is_picture(path)) pictures.push_back({path, file, locale});
    }
  }
  return pictures;
}

bool is_far(uint32_t a, uint32_t b) {
  return std::max(a, b) > 2 * std::min(a, b);
}

// A screenshot of another language is seldom twice as large: it may be another picture altogether.
std::optional<Finding> compare(const Picture& own, links::PixelSize size, links::PixelSize source) {
  if (!is_far(size.width, source.width) && !is_far(size.height, source.height)) return std::nullopt;
  return of_picture(own, "links/image-dimensions", Severity::info,
                    fmt::format("The picture has {} x {} pixels, the source's {} x {}.", size.width, size.height,
                                source.width, source.height),
                    "See whether it shows the same thing.");
}

}  // namespace

Findings check_pictures(const Job& job, const Sources& sources, const std::vector<std::string>& locales) {
  const std::vector<Picture> pictures = pictures_of(job, sources, locales);
  std::vector<Outcome> outcomes(pictures.size());
  for_each_index(pictures.size(), job.threads, [&](size_t i) { outcomes[i] = look_at(job, pictures[i]); }, {});
  std::map<std::string_view, links::PixelSize> source_sizes;
  Findings findings;
  for (size_t i = 0; i < pictures.size(); ++i) {
    if (outcomes[i].wrong_format) findings.push_back(std::move(*outcomes[i].wrong_format));
    if (!outcomes[i].size) continue;
    if (pictures[i].locale.empty()) {
      source_sizes[pictures[i].path] = *outcomes[i].size;
      continue;
    }
    const auto source = source_sizes.find(pictures[i].path);
    if (source == source_sizes.end()) continue;
    if (std::optional<Finding> finding = compare(pictures[i], *outcomes[i].size, source->second))
      findings.push_back(std::move(*finding));
  }
  return findings;
}

}  // namespace docloc::site
