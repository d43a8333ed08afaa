// How many pages a second the theme's frame and a body with colours take, on one thread:
//   ninja page_bench && tests/page_bench
#include <fmt/format.h>

#include <chrono>
#include <string>
#include <utility>

#include "markdown/document.h"
#include "render/html.h"
#include "render/page.h"

namespace {

using docloc::render::PageInputs;

constexpr std::string_view kArticle = R"(# Upgrade a subscription

If your free account is about to end, **upgrade** it with `az account`. See [the guide](guide.md) for more.

> [!NOTE]
> The account stays the same.

| Setting | Value |
|---|---|
| `timeout` | 30 |

```powershell
# Sign in
Connect-AzAccount -Tenant $env:TENANT
Get-AzSubscription | Where-Object { $_.State -eq "Enabled" }
```
)";

PageInputs inputs() {
  PageInputs page{.locale = "sv-SE", .title = "Upgrade a subscription", .site_title = "Manual"};
  page.languages = {{"en-US", "English", "../en-US/a.html"}, {"sv-SE", "svenska", "a.html", true}};
  page.alternates = {{"en-US", "https://example.org/en-US/a.html"}, {"sv-SE", "https://example.org/sv-SE/a.html"}};
  page.stylesheet_url = "../docloc.css";
  page.script_url = "../docloc.js";
  docloc::render::NavigationItem folder{.title = "Billing", .open = true};
  for (int i = 0; i < 20; ++i)
    folder.items.push_back({.title = fmt::format("Page number {}", i), .url = fmt::format("page-{}.html", i)});
  page.navigation = {{.title = "Start", .url = "index.html"}, std::move(folder)};
  page.breadcrumbs = {{"Start", "index.html"}, {"Billing", ""}};
  page.contents = {{2, "a", "A"}, {2, "b", "B"}, {3, "c", "C"}};
  page.next = {"Page number 1", "page-1.html"};
  return page;
}

template <typename Work>
void time(std::string_view what, int times, const Work& work) {
  size_t bytes = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i)
    bytes += work();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  fmt::print("{}: {:.0f} a second, {} bytes each\n", what, times / taken.count(), bytes / static_cast<size_t>(times));
}

}  // namespace

int main() {
  const docloc::markdown::Document document = docloc::markdown::parse("a.md", kArticle, 0).document;
  docloc::render::BodyOptions options;
  options.themed = options.highlight = true;
  constexpr int kTimes = 20'000;
  time("bodies", kTimes, [&] { return docloc::render::render_body(document, options).size(); });
  PageInputs page = inputs();
  page.body = docloc::render::render_body(document, options);
  time("pages around them", kTimes, [&] { return docloc::render::render_page(page).size(); });
}
