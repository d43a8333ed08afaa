#include "render/page.h"

namespace docloc::render {
namespace {

// Logical properties throughout (inline-start, not left): the same rules serve both directions. Every colour pair has
// a contrast of 4.5 or more in both schemes; tests/unit/render/page_test.cpp measures them.
constexpr std::string_view kStylesheet = R"css(:root {
  color-scheme: light dark;
  --text: #1f2328;
  --muted: #57606a;
  --page: #ffffff;
  --panel: #f4f6f8;
  --line: #d0d7de;
  --link: #0a58ca;
  --note: #0a58ca;
  --tip: #176f2c;
  --important: #6f42c1;
  --warning: #7d4e00;
  --caution: #b42318;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3;
    --muted: #9da7b3;
    --page: #0d1117;
    --panel: #161b22;
    --line: #3d444d;
    --link: #6cb6ff;
    --note: #6cb6ff;
    --tip: #57ab5a;
    --important: #b392f0;
    --warning: #d4a72c;
    --caution: #ff8a80;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 1rem; }
body {
  margin: 0 auto;
  max-inline-size: 48rem;
  padding: 0 1rem 3rem;
  background: var(--page);
  color: var(--text);
  font: 1rem/1.65 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial,
    "Noto Naskh Arabic", "Geeza Pro", "Noto Sans Hebrew", "Noto Sans CJK", sans-serif;
  overflow-wrap: break-word;
}
:lang(ja) { font-family: system-ui, "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", "Noto Sans JP", sans-serif; }
:lang(zh) { font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
:lang(zh-TW), :lang(zh-HK), :lang(zh-Hant) { font-family: system-ui, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", sans-serif; }
:lang(ko) { font-family: system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR", sans-serif; word-break: keep-all; }
:lang(ar), :lang(fa), :lang(ur) { font-family: system-ui, "Segoe UI", "Geeza Pro", "Noto Naskh Arabic", "Noto Sans Arabic", Tahoma, sans-serif; line-height: 1.8; }
:lang(he) { font-family: system-ui, "Segoe UI", "Arial Hebrew", "Noto Sans Hebrew", Arial, sans-serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin-block: 2em 0.6em; text-wrap: balance; }
h1 { font-size: 1.9rem; margin-block-start: 1.2rem; }
h2 { font-size: 1.45rem; padding-block-end: 0.25em; border-block-end: 1px solid var(--line); }
h3 { font-size: 1.2rem; }
h4, h5, h6 { font-size: 1rem; }
p, ul, ol, dl, pre, table, blockquote, details, figure { margin-block: 0 1rem; }
ul, ol { padding-inline-start: 1.75em; }
li > ul, li > ol { margin-block: 0.25rem; }
figure, blockquote { margin-inline: 0; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
img, video { max-inline-size: 100%; block-size: auto; }
table { display: block; max-inline-size: 100%; inline-size: fit-content; overflow-x: auto; border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: 0.4em 0.75em; text-align: start; vertical-align: top; }
th { background: var(--panel); }
[align="center"] { text-align: center; }
[align="right"] { text-align: end; }
code, kbd, samp, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.9em; }
/* Code is left to right in every language; a code span keeps its order inside right-to-left text. */
pre, code, kbd, samp { direction: ltr; unicode-bidi: isolate; }
code, kbd { background: var(--panel); border-radius: 4px; padding: 0.15em 0.35em; }
kbd { border: 1px solid var(--line); }
pre { overflow-x: auto; padding: 0.9em 1em; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; line-height: 1.5; text-align: left; }
pre code { background: none; padding: 0; font-size: inherit; overflow-wrap: normal; }
blockquote { padding-inline: 1em; border-inline-start: 4px solid var(--line); color: var(--muted); }
hr { border: 0; border-block-start: 1px solid var(--line); margin-block: 2rem; }
li > input[type="checkbox"] { margin-inline-end: 0.4em; }
.alert, .notice { margin-block: 0 1rem; padding: 0.75em 1em; background: var(--panel); border-inline-start: 4px solid var(--accent); border-radius: 4px; --accent: var(--note); }
.alert > :last-child { margin-block-end: 0; }
.alert-title { margin-block-end: 0.25rem; font-weight: 600; color: var(--accent); }
.alert.tip { --accent: var(--tip); }
.alert.important { --accent: var(--important); }
.alert.warning, .notice.warning { --accent: var(--warning); }
.alert.caution { --accent: var(--caution); }
.footnotes { margin-block-start: 3rem; border-block-start: 1px solid var(--line); padding-block-start: 1rem; font-size: 0.9em; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -10rem; padding: 0.5em 1em; background: var(--page); }
.skip:focus { inset-block-start: 0.5rem; z-index: 1; }
header.site { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; justify-content: space-between; padding-block: 1rem; border-block-end: 1px solid var(--line); margin-block-end: 1.5rem; }
.site-title { margin: 0; font-weight: 600; }
.site-title a { color: inherit; text-decoration: none; }
.languages ul { display: flex; flex-wrap: wrap; gap: 0.1rem 0.9rem; margin: 0; padding: 0; list-style: none; font-size: 0.9rem; }
.languages a { display: inline-block; padding-block: 0.25rem; }
.languages [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
footer.site { margin-block-start: 3rem; border-block-start: 1px solid var(--line); color: var(--muted); font-size: 0.9rem; }
@media print {
  :root { --text: #000000; --muted: #444444; --page: #ffffff; --panel: #ffffff; --link: #000000; }
  body { max-inline-size: none; padding: 0; }
  .skip, .languages { display: none; }
  pre, table { overflow: visible; white-space: pre-wrap; }
  table { display: table; white-space: normal; }
  pre, img, tr, .alert { break-inside: avoid; }
  h1, h2, h3, h4 { break-after: avoid; }
}
)css";

}  // namespace

std::string_view stylesheet() {
  return kStylesheet;
}

}  // namespace docloc::render
