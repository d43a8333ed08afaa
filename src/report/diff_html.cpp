// A diff as a page: for every unit what changed by words, then its block as readers saw it beside the one they see now.
#include <fmt/format.h>

#include "render/escape.h"
#include "report/diff.h"
#include "report/diff_lines.h"
#include "report/html_page.h"
#include "report/table.h"

namespace docloc::report {
namespace {

using render::escape;

constexpr std::string_view kStyle =
    R"css(.article > h2 { font-size: 1.05rem; border-block-end: 1px solid var(--line); padding-block-end: .3em; }
.article > h2 code { font-weight: 600; }
.unit { border: 1px solid var(--line); border-radius: 6px; margin-block: .8rem 1.4rem; overflow: hidden; }
.unit > header { background: var(--panel); padding: .35rem .8rem; font-size: .85rem; color: var(--muted); }
.words { margin: 0; padding: .5rem .8rem; display: grid; grid-template-columns: max-content 1fr; gap: .3rem .9rem; }
.words dt { color: var(--muted); font-size: .85rem; } .words dd { margin: 0; }
ins { background: var(--added); color: var(--added-text); text-decoration: none; border-radius: 3px; padding-inline: .1em; }
del { background: var(--removed); color: var(--removed-text); border-radius: 3px; padding-inline: .1em; }
.code { display: inline-block; inline-size: .55em; block-size: .8em; background: var(--muted); opacity: .55; border-radius: 2px; vertical-align: -.05em; margin-inline: .1em; }
.pair { display: grid; grid-template-columns: 1fr 1fr; border-block-start: 1px solid var(--line); }
.pair > div { padding: .4rem .8rem; min-inline-size: 0; overflow-x: auto; } .pair > div + div { border-inline-start: 1px solid var(--line); }
.pair > h3 { grid-column: 1 / -1; margin: 0; padding: .25rem .8rem; font-size: .8rem; font-weight: 600; background: var(--panel); color: var(--muted); }
.pair > div :is(h1, h2, h3, h4, h5, h6) { margin-block: .3em; font-size: 1.1rem; line-height: 1.3; } .pair p { margin-block: .3rem; }
.pair ul, .pair ol { margin-block: .3rem; padding-inline-start: 1.5em; }
.pair th, .pair td { border: 1px solid var(--line); white-space: normal; text-align: start; }
.pair pre, .words code { direction: ltr; } .pair :is(code, pre, kbd) { background: var(--panel); border-radius: 4px; padding: .1em .3em; font-size: .9em; } .pair pre { overflow-x: auto; padding: .6em; } .pair pre code { padding: 0; }
.pair blockquote, .pair .alert { margin: .3rem 0; padding-inline-start: .8em; border-inline-start: 4px solid var(--line); }
.pair img { min-inline-size: 1rem; border: 1px dashed var(--line); color: var(--muted); }
.none { color: var(--muted); }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr; } .pair > div + div { border-inline-start: 0; border-block-start: 1px dashed var(--line); } .words { grid-template-columns: 1fr; gap: 0 0; } .words dd { margin-block-end: .5rem; } }
)css";

void append_text(std::string& out, std::string_view text) {
  constexpr std::string_view kCode = "\uFFFC";
  while (!text.empty()) {
    const size_t at = std::min(text.find(kCode), text.size());
    render::append_escaped(out, text.substr(0, at));
    text.remove_prefix(at);
    if (text.empty()) break;
    out += "<span class=code title=\"inline code\"></span>";
    text.remove_prefix(kCode.size());
  }
}

std::string runs_html(const std::vector<text::DiffRun>& runs) {
  std::string out;
  for (const text::DiffRun& run : runs) {
    const bool added = run.kind == text::DiffRun::Kind::added;
    const bool same = run.kind == text::DiffRun::Kind::same;
    if (!same) out += added ? "<ins>" : "<del>";
    append_text(out, run.text);
    if (!same) out += added ? "</ins>" : "</del>";
  }
  return out;
}

class Page {
 public:
  explicit Page(const Diff& diff) : diff_(diff) {}

  std::string run(const std::string& site_title) {
    const std::string title = site_title.empty() ? "Translation impact" : site_title + ": translation impact";
    out_ += fmt::format("<h1>{}</h1>\n<p class=big>{}</p>\n", escape(title), impact_line(diff_));
    out_ += fmt::format("<p class=muted>Since {} ({}).</p>\n", escape(diff_.revision), diff_.commit.substr(0, 12));
    add_locales();
    if (diff_.articles.empty()) out_ += "<p>Nothing changed.</p>\n";
    for (const ArticleChange& article : diff_.articles)
      add(article);
    return html_page(title, kStyle, out_);
  }

 private:
  void add_locales() {
    if (diff_.locales.empty()) return;
    out_ +=
        "<div class=wide tabindex=0><table>\n<thead><tr><th scope=col>Locale<th scope=col>segments to do<th "
        "scope=col>words to "
        "do<th scope=col>segments delivered<th scope=col>words delivered</thead>\n<tbody>\n";
    for (const LocaleImpact& locale : diff_.locales) {
      out_ += fmt::format("<tr><th scope=row>{}<td>{}<td>{}<td>{}<td>{}\n", escape(locale.locale),
                          grouped(locale.todo.segments), grouped(locale.todo.words), grouped(locale.delivered.segments),
                          grouped(locale.delivered.words));
    }
    out_ += "</tbody>\n</table></div>\n";
  }

  void add(const ArticleChange& article) {
    out_ += fmt::format("<section class=article>\n<h2><code>{}</code> <span class=n>{}</span></h2>\n",
                        escape(article.file), escape(article_summary(article)));
    for (const UnitChange& unit : article.units)
      add(unit);
    out_ += "</section>\n";
  }

  void add(const UnitChange& unit) {
    out_ += fmt::format("<article class=unit>\n<header>line {}, {}, #{}</header>\n<dl class=words>\n", unit.line,
                        escape(unit.kind), escape(unit.unit));
    for (const SegmentChange& segment : unit.segments) {
      add_words(diff_.source_locale, segment.source, segment_note(segment));
      for (const TargetChange& target : segment.targets) {
        if (target.before.empty() && target.after.empty()) continue;
        add_words(target.locale, target.runs, fmt::format(" ({})", standing_note(target)));
      }
    }
    out_ += "</dl>\n";
    for (const RenderedBlock& block : unit.blocks)
      add(block);
    out_ += "</article>\n";
  }

  void add_words(const std::string& locale, const std::vector<text::DiffRun>& runs, const std::string& note) {
    out_ += fmt::format("<dt>{}<dd><span{}>{}</span><span class=n>{}</span>\n", escape(locale),
                        language_attributes(locale), runs_html(runs), escape(note));
  }

  void add(const RenderedBlock& block) {
    out_ += fmt::format("<div class=pair>\n<h3>{}</h3>\n", escape(block.locale));
    add_side(block, block.before, block.before_locale);
    add_side(block, block.after, block.after_locale);
    out_ += "</div>\n";
  }

  void add_side(const RenderedBlock& block, const std::string& html, const std::string& locale) {
    out_ += fmt::format("<div{}>", language_attributes(locale));
    if (html.empty()) out_ += "<p class=none lang=en dir=ltr>none</p>\n";
    if (locale != block.locale) out_ += "<p class=none lang=en dir=ltr>shown in the source's language</p>\n";
    out_ += html + "</div>\n";
  }

  const Diff& diff_;
  std::string out_;
};

}  // namespace

std::string diff_html(const Diff& diff, const std::string& title) {
  return Page(diff).run(title);
}

}  // namespace docloc::report
