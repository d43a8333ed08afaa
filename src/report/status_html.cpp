// The dashboard: every locale's bar, the trend, folders, and the heat of all articles. The closing tags of rows and
// cells are left out, as HTML allows: twelve locales by 1,300 articles stay below half a megabyte.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "render/escape.h"
#include "report/html_page.h"
#include "report/status.h"
#include "report/table.h"
#include "report/trend_chart.h"
#include "text/locale.h"

namespace docloc::report {
namespace {

using catalog::Standing;
using render::escape;

constexpr std::string_view kStyle =
    R"css(.locales { inline-size: 100%; } .locales td:nth-child(3) { min-inline-size: 8rem; inline-size: 40%; }
.bar { inline-size: 100%; block-size: 1rem; border-radius: 3px; }
.key { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; padding: 0; margin-block: .6rem; color: var(--muted); font-size: .85rem; }
.key i { display: inline-block; inline-size: .8em; block-size: .8em; border-radius: 2px; margin-inline-end: .4em; vertical-align: -.05em; }
.final { fill: var(--final); background: var(--final); } .reviewed { fill: var(--reviewed); background: var(--reviewed); }
.translated { fill: var(--translated); background: var(--translated); } .machine { fill: var(--machine); background: var(--machine); }
.fuzzy { fill: var(--fuzzy); background: var(--fuzzy); } .stale { fill: var(--stale); background: var(--stale); } .missing { fill: var(--missing); background: var(--missing); }
@media (max-width: 40rem) { .locales .n { display: none; } }
.big { font-size: 1.15em; font-weight: 600; color: var(--text); }
:root { --h0: #eceff2; --h1: #e0f1ea; --h2: #c9e7da; --h3: #abdac5; --h4: #88c9ac; --h5: #64b695; --h6: #45a381; --h7: #1a7256; --h7t: #fff; }
@media (prefers-color-scheme: dark) { :root { --h0: #1b2128; --h1: #14261f; --h2: #17352a; --h3: #1a4636; --h4: #1d5843; --h5: #1f6a50; --h6: #20795b; --h7: #34b98c; --h7t: #04140d; } }
.h0 { background: var(--h0); fill: var(--h0); color: var(--muted); } .h1 { background: var(--h1); fill: var(--h1); } .h2 { background: var(--h2); fill: var(--h2); } .h3 { background: var(--h3); fill: var(--h3); }
.h4 { background: var(--h4); fill: var(--h4); } .h5 { background: var(--h5); fill: var(--h5); } .h6 { background: var(--h6); fill: var(--h6); } .h7 { background: var(--h7); fill: var(--h7); color: var(--h7t); }
.heat td { min-inline-size: 3rem; border: 1px solid var(--page); text-align: center; } .heat tr { border: 0; }
.heat th:first-child { white-space: normal; overflow-wrap: anywhere; min-inline-size: 11rem; max-inline-size: 34rem; }
.heat td.s { box-shadow: inset 0 -3px var(--stale); }
.strip { display: grid; grid-template-columns: 4.5rem 1fr; gap: .25rem .6rem; align-items: center; margin-block: .8rem; font-size: .85rem; }
.strip svg { inline-size: 100%; block-size: 1.1rem; border-radius: 2px; }
details { border-block-start: 1px solid var(--line); } summary { cursor: pointer; padding: .45rem 0; } summary b { font-weight: 600; margin-inline-end: .6em; }
details .wide { margin-block-end: 1rem; }
)css";

constexpr std::array kOrder = {Standing::final_, Standing::reviewed, Standing::translated, Standing::machine,
                               Standing::fuzzy,  Standing::stale,    Standing::missing};

// 0: nothing done; 7: all of it.
uint32_t heat_of(uint32_t done) {
  if (done == 0) return 0;
  if (done == 100) return 7;
  constexpr std::array<uint32_t, 5> kSteps = {20, 40, 60, 80, 95};
  return static_cast<uint32_t>(1 + (std::ranges::upper_bound(kSteps, done) - kSteps.begin()));
}

std::string bar_svg(const Counts& counts) {
  const Amount total = counts.total();
  const std::string head = "<svg class=bar viewBox=\"0 0 1000 10\" preserveAspectRatio=none role=img aria-label=\"";
  std::string label;
  std::string rects;
  double at = 0;
  for (const Standing state : kOrder) {
    const uint32_t words = counts.of(state).words;
    if (words == 0 || total.words == 0) continue;
    label += fmt::format("{}{} {} words", label.empty() ? "" : ", ", catalog::to_string(state), grouped(words));
    const double width = 1000.0 * words / total.words;
    rects += fmt::format("<rect class={} x={:.1f} width={:.1f} height=10 />", catalog::to_string(state), at, width);
    at += width;
  }
  return head + (label.empty() ? "no words" : label) + "\">" + rects + "</svg>";
}

class Dashboard {
 public:
  Dashboard(const Status& status, const std::string& title) : status_(status), title_(title) {
    std::set<std::string_view> paths;
    for (const LocaleStatus& locale : status.locales) {
      totals_.push_back(locale.total());
      for (const ArticleStatus& article : locale.articles)
        paths.insert(article.path);
    }
    paths_.assign(paths.begin(), paths.end());
    for (const LocaleStatus& locale : status.locales) {
      std::vector<const Counts*>& column = counts_.emplace_back(paths_.size(), nullptr);
      for (const ArticleStatus& article : locale.articles)
        column[static_cast<size_t>(std::ranges::lower_bound(paths_, article.path) - paths_.begin())] = &article.counts;
    }
  }

  std::string run() {
    const std::string title = title_.empty() ? "Translation status" : fmt::format("{}: translation status", title_);
    add_head(title);
    add_locales();
    if (const std::string chart = trend_chart(status_); !chart.empty()) {
      out_ += "<h2>Trend</h2>\n<p class=muted>Share of words done at the commits of the catalogs.</p>\n" + chart;
    }
    if (!paths_.empty()) {
      group_articles();
      add_folders();
      add_strips();
      add_articles();
    }
    return html_page(title, kStyle, out_);
  }

 private:
  // An article's words; a locale that it is not for does not know them.
  [[nodiscard]] Amount source_of(size_t article) const {
    for (const std::vector<const Counts*>& column : counts_) {
      if (column[article] != nullptr) return column[article]->total();
    }
    return {};
  }
  [[nodiscard]] uint32_t done_of(const Counts& counts) const {
    return percent(counts.done(status_.machine_published), counts.total());
  }

  void add_head(const std::string& title) {
    out_ += fmt::format("<h1>{}</h1>\n", escape(title));
    Amount total;
    for (size_t i = 0; i < paths_.size(); ++i)
      total += source_of(i);
    out_ += fmt::format("<p class=muted>{} articles in {}, {} segments, {} words; {} {}.", grouped(paths_.size()),
                        escape(status_.source_locale), grouped(total.segments), grouped(total.words),
                        status_.locales.size(), status_.locales.size() == 1 ? "locale" : "locales");
    out_ +=
        status_.machine_published ? " Machine-made text counts as done." : " Machine-made text is not counted as done.";
    out_ += "</p>\n";
    if (status_.since) {
      out_ += fmt::format("<p>New since {}: {} words in {} segments.</p>\n", escape(status_.since->revision),
                          grouped(status_.since->added.words), grouped(status_.since->added.segments));
    }
  }

  void add_locales() {
    out_ += "<h2>Locales</h2>\n<ul class=key>";
    for (const Standing state : kOrder)
      out_ += fmt::format("<li><i class={0}></i>{0}", catalog::to_string(state));
    out_ +=
        "</ul>\n<div class=wide tabindex=0><table class=locales>\n<thead><tr><th scope=col>Locale<th scope=col>done<th "
        "scope=col>";
    for (const Standing state : kOrder)
      out_ += fmt::format("<th scope=col>{}", catalog::to_string(state));
    const bool handbacks = has_handbacks();
    if (status_.since) out_ += "<th scope=col>new to do";
    if (handbacks) out_ += "<th scope=col>hand-backs stale";
    out_ += "</thead>\n<tbody>\n";
    for (size_t i = 0; i < totals_.size(); ++i) {
      const LocaleStatus& locale = status_.locales[i];
      out_ += fmt::format("<tr><th scope=row>{} <span class=n{}>{}</span><td class=big>{}%<td>{}",
                          escape(locale.locale), language_attributes(locale.locale),
                          escape(text::display_name(locale.locale)), done_of(totals_[i]), bar_svg(totals_[i]));
      for (const Standing state : kOrder)
        out_ += "<td>" + grouped(totals_[i].of(state).words);
      if (status_.since) out_ += "<td>" + grouped(locale.since_todo.value_or(Amount{}).words);
      if (handbacks) out_ += "<td>" + handback_cell(locale);
      out_ += "\n";
    }
    out_ += "</tbody>\n</table></div>\n";
  }

  [[nodiscard]] bool has_handbacks() const {
    return std::ranges::any_of(status_.locales, [](const LocaleStatus& locale) {
      return std::ranges::any_of(locale.articles,
                                 [](const ArticleStatus& article) { return article.handback != Handback::unknown; });
    });
  }
  static std::string handback_cell(const LocaleStatus& locale) {
    const auto stale = std::ranges::count(locale.articles, Handback::stale, &ArticleStatus::handback);
    const auto current = std::ranges::count(locale.articles, Handback::current, &ArticleStatus::handback);
    return fmt::format("{} of {}", stale, stale + current);
  }

  // The deepest level of folders that is still a table one can look over.
  void group_articles() {
    constexpr size_t kMostFolders = 40;
    const auto folder_at = [](std::string_view path, size_t depth) {
      size_t end = 0;
      for (size_t i = 0; i < depth; ++i) {
        const size_t slash = path.find('/', end == 0 ? 0 : end + 1);
        if (slash == path.npos) break;
        end = slash;
      }
      return std::string(path.substr(0, end));
    };
    size_t depth = 1;
    for (; depth < 8; ++depth) {
      std::set<std::string> deeper;
      for (const std::string_view path : paths_)
        deeper.insert(folder_at(path, depth + 1));
      if (deeper.size() > kMostFolders) break;
    }
    for (size_t i = 0; i < paths_.size(); ++i)
      folders_[folder_at(paths_[i], depth)].push_back(i);
  }

  void add_heat_head(std::string_view first) {
    out_ += fmt::format("<div class=wide tabindex=0><table class=heat>\n<thead><tr><th scope=col>{}<th scope=col>words",
                        first);
    for (const LocaleStatus& locale : status_.locales)
      out_ += "<th scope=col>" + escape(locale.locale);
    out_ += "</thead>\n<tbody>\n";
  }
  // Null: not translated to this locale.
  void add_heat_cell(const Counts* counts) {
    if (counts == nullptr) {
      out_ += "<td class=n>\u2013";
      return;
    }
    const uint32_t done = done_of(*counts);
    const bool stale = counts->of(Standing::stale).segments > 0;
    out_ += stale ? fmt::format("<td class=\"h{} s\">{}", heat_of(done), done)
                  : fmt::format("<td class=h{}>{}", heat_of(done), done);
  }
  static std::string folder_name(const std::string& folder) { return folder.empty() ? "(top)" : escape(folder) + "/"; }

  void add_folders() {
    out_ += "<h2>Folders</h2>\n<p class=muted>Percent of words done; a line below: some of it is stale.</p>\n";
    add_heat_head("Folder");
    for (const auto& [folder, indices] : folders_) {
      Amount source;
      for (const size_t i : indices)
        source += source_of(i);
      out_ += fmt::format("<tr><th scope=row>{}<td class=n>{}", folder_name(folder), grouped(source.words));
      for (const std::vector<const Counts*>& column : counts_) {
        std::optional<Counts> sum;
        for (const size_t i : indices) {
          if (column[i] == nullptr) continue;
          if (!sum) sum.emplace();
          *sum += *column[i];
        }
        add_heat_cell(sum ? &*sum : nullptr);
      }
      out_ += '\n';
    }
    out_ += "</tbody>\n</table></div>\n";
  }

  // A locale's articles side by side, one unit wide each; neighbours of one heat are one piece of that heat's path.
  [[nodiscard]] std::string strip_svg(size_t locale) const {
    constexpr uint32_t kNotFor = 8;
    std::array<std::string, kNotFor + 1> paths;
    const std::vector<const Counts*>& column = counts_[locale];
    const auto heat_at = [&](size_t i) { return column[i] == nullptr ? kNotFor : heat_of(done_of(*column[i])); };
    for (size_t i = 0; i < column.size();) {
      size_t end = i + 1;
      while (end < column.size() && heat_at(end) == heat_at(i))
        ++end;
      paths[heat_at(i)] += fmt::format("M{} 0h{}v1h-{}z", i, end - i, end - i);
      i = end;
    }
    std::string out = fmt::format(
        "<svg viewBox=\"0 0 {} 1\" preserveAspectRatio=none shape-rendering=crispEdges role=img aria-label=\"articles "
        "of {} by share done\">",
        column.size(), escape(status_.locales[locale].locale));
    for (size_t heat = 0; heat < kNotFor; ++heat) {
      if (!paths[heat].empty()) out += fmt::format("<path class=h{} d=\"{}\" />", heat, paths[heat]);
    }
    return out + "</svg>";
  }

  void add_strips() {
    out_ +=
        "<h2>Articles</h2>\n<p class=muted>Every article from first to last by path; the stronger its color, the more "
        "of it is done.</p>\n";
    out_ += "<div class=strip>\n";
    for (size_t l = 0; l < counts_.size(); ++l)
      out_ += fmt::format("<span>{}</span>{}\n", escape(status_.locales[l].locale), strip_svg(l));
    out_ += "</div>\n";
  }

  void add_articles() {
    constexpr size_t kOpenBelow = 60;
    const std::string_view open = paths_.size() < kOpenBelow ? " open" : "";
    for (const auto& [folder, indices] : folders_) {
      out_ += fmt::format("<details{}><summary><b>{}</b><span class=n>{} {}</span></summary>\n", open,
                          folder_name(folder), indices.size(), indices.size() == 1 ? "article" : "articles");
      add_heat_head("Article");
      for (const size_t i : indices) {
        const std::string_view name = folder.empty() ? paths_[i] : paths_[i].substr(folder.size() + 1);
        out_ += fmt::format("<tr><th scope=row>{}<td class=n>{}", escape(name), grouped(source_of(i).words));
        for (const std::vector<const Counts*>& column : counts_)
          add_heat_cell(column[i]);
        out_ += '\n';
      }
      out_ += "</tbody>\n</table></div>\n</details>\n";
    }
  }

  const Status& status_;
  const std::string& title_;
  std::vector<Counts> totals_;                      // by locale
  std::vector<std::string_view> paths_;             // of all articles, sorted
  std::vector<std::vector<const Counts*>> counts_;  // by locale, then by path; null: the article is not for it
  std::map<std::string, std::vector<size_t>> folders_;
  std::string out_;
};

}  // namespace

std::string status_html(const Status& status, const std::string& title) {
  return Dashboard(status, title).run();
}

}  // namespace docloc::report
