#include <fmt/format.h>

#include "render/escape.h"
#include "report/audit.h"
#include "report/html_page.h"
#include "report/table.h"

namespace docloc::report {
namespace {

constexpr std::string_view kStyle = R"css(.bar rect { stroke: none; }
.key { display: inline-block; inline-size: .8em; block-size: .8em; margin-inline-end: .4em; }
td:first-child { text-align: start; }
)css";

struct Kind {
  const char* name;
  const char* color;
  Amount AuditPage::* amount;
};
constexpr Kind kKinds[] = {{"salvageable", "var(--translated)", &AuditPage::salvageable},
                           {"stale", "var(--stale)", &AuditPage::stale},
                           {"uncertain", "var(--fuzzy)", &AuditPage::uncertain},
                           {"missing", "var(--missing)", &AuditPage::missing}};

std::string escaped(std::string_view text) {
  std::string out;
  render::append_escaped(out, text);
  return out;
}

std::string bar(const AuditPage& page, uint32_t width, uint32_t height) {
  std::string out =
      fmt::format("<svg class=\"bar\" width=\"{}\" height=\"{}\" role=\"img\" aria-label=\"", width, height);
  for (const Kind& kind : kKinds)
    out += fmt::format("{} {} words; ", kind.name, grouped((page.*kind.amount).words));
  out += "\">";
  double at = 0;
  for (const Kind& kind : kKinds) {
    if (page.total.words == 0) break;
    const double part = static_cast<double>((page.*kind.amount).words) * width / page.total.words;
    out += fmt::format("<rect x=\"{:.1f}\" y=\"0\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\"/>", at, part, height,
                       kind.color);
    at += part;
  }
  return out + "</svg>";
}

std::string totals(const AuditPage& total) {
  std::string out =
      "<div class=\"wide\"><table>\n<thead><tr><th></th><th>sentences</th><th>words</th></tr></thead>\n<tbody>\n";
  for (const Kind& kind : kKinds) {
    const Amount& amount = total.*kind.amount;
    out += fmt::format(
        "<tr><th><svg class=\"key\" width=\"10\" height=\"10\" aria-hidden=\"true\"><rect width=\"10\" height=\"10\" "
        "fill=\"{}\"/></svg>{}</th><td>{}</td><td>{}</td></tr>\n",
        kind.color, kind.name, grouped(amount.segments), grouped(amount.words));
  }
  return out + fmt::format("<tr><th>total</th><td>{}</td><td>{}</td></tr>\n</tbody></table></div>\n",
                           grouped(total.total.segments), grouped(total.total.words));
}

std::string pages(const Audit& audit) {
  std::string out =
      "<div "
      "class=\"wide\"><table>\n<thead><tr><th>page</th><th>revision</th><th>words</th><th></th><th>salvageable</th>"
      "<th>stale</th><th>uncertain</th><th>missing</th><th>dead links</th></tr></thead>\n<tbody>\n";
  for (const AuditPage& page : audit.pages) {
    out += fmt::format("<tr><th>{}</th><td>{}</td><td>{}</td><td>{}</td>", escaped(page.path), to_string(page.revision),
                       grouped(page.total.words), bar(page, 120, 10));
    for (const Kind& kind : kKinds)
      out += fmt::format("<td>{}</td>", grouped((page.*kind.amount).words));
    out += fmt::format("<td>{}</td></tr>\n", page.dead.size());
  }
  return out + "</tbody></table></div>\n";
}

std::string dead_links(const Audit& audit) {
  std::string rows;
  for (const AuditPage& page : audit.pages) {
    for (const DeadLink& link : page.dead) {
      rows += fmt::format("<tr><td>{}:{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", escaped(page.path), link.line,
                          link.verdict, escaped(link.url), escaped(link.nearest));
    }
  }
  if (rows.empty()) return {};
  return "<h2>Dead links of the translation</h2>\n<div class=\"wide\"><table>\n<thead><tr><th>place</th><th>what</th>"
         "<th>link</th><th>nearest</th></tr></thead>\n<tbody>\n" +
         rows + "</tbody></table></div>\n";
}

}  // namespace

std::string audit_html(const Audit& audit) {
  const AuditPage total = audit.total();
  const uint64_t cost = uint64_t{total.stale.words} + total.uncertain.words + total.missing.words;
  std::string body = "<h1>Audit of a translation</h1>\n";
  body += fmt::format("<p class=\"muted\">{} against {}</p>\n", escaped(audit.target), escaped(audit.source));
  body += fmt::format(
      "<p>{} pages: {} made from today's source, {} from another revision, {} do not say, {} absent, {} unusable. {} "
      "pages of the translation have no source.</p>\n",
      audit.pages.size(), audit.count(PageRevision::current), audit.count(PageRevision::stale),
      audit.count(PageRevision::unknown), audit.count(PageRevision::absent), audit.count(PageRevision::unusable),
      audit.surplus.size());
  body += bar(total, 720, 18);
  body += totals(total);
  body += fmt::format("<p>To catch up: <strong>{}</strong> words.</p>\n", grouped(cost));
  body += "<h2>Pages</h2>\n" + pages(audit) + dead_links(audit);
  return html_page("Audit of a translation", kStyle, body);
}

}  // namespace docloc::report
