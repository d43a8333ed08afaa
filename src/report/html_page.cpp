#include "report/html_page.h"

#include "render/escape.h"
#include "text/locale.h"

namespace docloc::report {
namespace {

// Text and its ground have a contrast of 4.5 or more in both schemes.
constexpr std::string_view kStyle = R"css(:root {
  color-scheme: light dark;
  --text: #1f2328; --muted: #57606a; --page: #fff; --panel: #f4f6f8; --line: #d0d7de; --link: #0a58ca;
  --final: #146c4c; --reviewed: #2a9d72; --translated: #7ccbaa; --machine: #8963ce; --fuzzy: #4a8fd0; --stale: #dd9b00; --missing: #d3d9e0;
  --added: #c9f0d3; --added-text: #0b4a1e; --removed: #ffdcd9; --removed-text: #7a1712;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --muted: #9da7b3; --page: #0d1117; --panel: #161b22; --line: #3d444d; --link: #6cb6ff;
    --final: #3ecf97; --reviewed: #2a9d72; --translated: #1d6b4f; --machine: #9a78dd; --fuzzy: #4a8fd0; --stale: #d99f1c; --missing: #30373f;
    --added: #133d22; --added-text: #a9efbd; --removed: #4c1816; --removed-text: #ffc4bf;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-inline-size: 78rem; padding: 0 1rem 3rem; background: var(--page); color: var(--text); font: .95rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin-block: 1.5rem .25rem; }
h2 { font-size: 1.2rem; margin-block: 2.2rem .6rem; }
p { margin-block: .3rem .8rem; }
.muted, .n { color: var(--muted); }
a { color: var(--link); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3em .6em; text-align: end; font-weight: 400; white-space: nowrap; overflow-wrap: normal; }
thead th { color: var(--muted); font-size: .85em; vertical-align: bottom; white-space: normal; }
th:first-child { text-align: start; }
tbody tr { border-block-start: 1px solid var(--line); }
.wide { overflow-x: auto; }
svg { display: block; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
@media print { :root { --page: #fff; } body { max-inline-size: none; padding: 0; font-size: 9pt; } h2, summary { break-after: avoid; } tr, svg { break-inside: avoid; } .wide { overflow: visible; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } details::details-content { content-visibility: visible; block-size: auto; } }
)css";

}  // namespace

std::string html_page(std::string_view title, std::string_view style, std::string_view body) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>";
  render::append_escaped(out, title);
  out += "</title>\n<style>\n";
  out += kStyle;
  out += style;
  out += "</style>\n</head>\n<body>\n";
  out += body;
  return out + "</body>\n</html>\n";
}

std::string language_attributes(std::string_view locale) {
  std::string out;
  render::append_attribute(out, "lang", locale);
  render::append_attribute(out, "dir", text::is_right_to_left(locale) ? "rtl" : "ltr");
  return out;
}

}  // namespace docloc::report
