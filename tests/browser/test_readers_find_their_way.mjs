// What readers do on the pages: languages, bookmarks, search, tabs, code, the original, colours, the tree.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { address, articlePages, folder, inBrowser, kDesk, kLocales, kPhone, openWindow } from "./site.mjs";

const kGuide = "articles/billing/upgrade-subscription.html";
const pathOf = (page) => new URL(page.url()).pathname.slice(1);
const isInView = (locator) => locator.evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
});
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// What is to be seen of every page, by path: each is opened once for all who ask.
const kAllPages = { timeout: 300_000 };
let seen;
function allPages() {
  seen ??= lookAtAllPages();
  return seen;
}

async function lookAtAllPages() {
  const pages = new Map();
  const { context, page, faults, visit } = await openWindow();
  try {
    for (const path of articlePages()) {
      await page.setViewportSize(kDesk);
      await visit(path);
      const { urls, headings, bookmarks } = await page.evaluate(() => ({
        urls: [...document.querySelectorAll("a[href], link[href], script[src], img[src]")].map((one) => one.href || one.src),
        headings: [...document.querySelectorAll("article :is(h1, h2, h3, h4)[id]")].map(({ id }) => id),
        bookmarks: [...document.querySelectorAll("[id], a[name]")].flatMap((one) => [one.id, one.name]),
      }));
      await page.setViewportSize({ width: 320, height: 640 });
      pages.set(path, { urls, headings, bookmarks: new Set(bookmarks), overflow: await overflow(page), faults: faults.splice(0) });
    }
  } finally {
    await context.close();
  }
  return pages;
}

async function switchTo(page, locale) {
  await page.locator("details.languages summary").click();
  await page.locator(`details.languages a[hreflang="${locale}"]`).click();
  await page.waitForURL(`**/${locale}/**`);
}

inBrowser("the language switcher leads to the same page in another language and direction", {}, async ({ page, visit }) => {
  await visit("en-US/getting-started.html");
  const title = await page.title();
  await switchTo(page, "sv-SE");
  assert.equal(pathOf(page), "sv-SE/getting-started.html");
  assert.equal(await page.locator("html").getAttribute("lang"), "sv-SE");
  assert.notEqual(await page.title(), title);
  await switchTo(page, "ar-SA");
  assert.equal(pathOf(page), "ar-SA/getting-started.html");
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  await switchTo(page, "en-US");
  assert.equal(await page.title(), title);
});

inBrowser("the language switcher is opened and closed by keyboard", {}, async ({ page, visit }) => {
  await visit("en-US/index.html");
  const summary = page.locator("details.languages summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("details.languages").evaluate((menu) => menu.open), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("details.languages").evaluate((menu) => menu.open), false);
  assert.equal(await summary.evaluate((element) => element === document.activeElement), true);
});

for (const locale of ["en-US", "ar-SA"])
  inBrowser(`on a phone the language switcher lies inside the window (${locale})`, { size: kPhone, hasTouch: true }, async ({ page, visit }) => {
    await visit(`${locale}/${kGuide}`);
    assert.equal(await overflow(page), 0, "the page scrolls sideways");
    await page.locator("details.languages summary").tap();
    for (const link of await page.locator("details.languages a").all()) {
      const box = await link.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= kPhone.width, `the link ends at ${box.x + box.width}`);
    }
    await page.locator('details.languages a[hreflang="sv-SE"]').tap();
    await page.waitForURL(`**/sv-SE/${kGuide}`);
  });

for (const locale of ["en-US", "sv-SE", "ar-SA"])
  inBrowser(`on a phone the choice of colors shows all of its label (${locale})`, { size: kPhone }, async ({ page, visit }) => {
    await visit(`${locale}/${kGuide}`);
    const widths = await page.locator("select.theme").evaluate((select) => {
      const shown = select.offsetWidth;
      select.style.maxInlineSize = "none";
      return { shown, needed: select.offsetWidth };
    });
    assert.equal(widths.shown, widths.needed);
    assert.equal(await overflow(page), 0, "the page scrolls sideways");
  });

test("a bookmark of the source is a place on every translated page", kAllPages, async () => {
  const seen = await allPages();
  for (const [path, page] of seen) {
    if (!path.startsWith("en-US/")) continue;
    for (const locale of kLocales.slice(1)) {
      const translated = seen.get(path.replace("en-US", locale));
      if (translated) assert.deepEqual(page.headings.filter((id) => !translated.bookmarks.has(id)), [], `${locale} of ${path}`);
    }
  }
});

inBrowser("a bookmark brings the reader to its heading in any language", {}, async ({ page, visit }) => {
  await visit("en-US/getting-started.html");
  const last = await page.locator("article h2[id]").last().getAttribute("id");
  for (const locale of kLocales) {
    await visit(`${locale}/getting-started.html#${last}`);
    assert.ok(await isInView(page.locator(`[id="${last}"]`)), locale);
  }
});

inBrowser("a reader at a bookmark is there in the other language too", {}, async ({ page, visit }) => {
  await visit("en-US/getting-started.html");
  const link = page.locator(".contents a").last();
  const hash = await link.evaluate((one) => one.hash);
  await visit(`en-US/getting-started.html${hash}`);
  await switchTo(page, "sv-SE");
  assert.equal(new URL(page.url()).hash, hash);
  assert.ok(await isInView(page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`)));
});

const hasSearch = existsSync(join(folder, "pagefind", "pagefind.js"));
for (const from of ["root", "folder"])
  inBrowser(`the search finds a page of the reader's language, from the ${from} of a host`, { from, skip: !hasSearch && "the site has no search" }, async ({ page, visit }) => {
    await visit("sv-SE/index.html");
    await page.keyboard.press("/");
    await page.keyboard.type("docloc");
    const hits = page.locator("form.search .results a");
    await hits.first().waitFor();
    const urls = await hits.evaluateAll((all) => all.map(({ href }) => href));
    const site = await address(from);
    for (const url of urls) assert.ok(url.startsWith(`${site}sv-SE/`), url);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(urls[0]);
  });

inBrowser("tabs are chosen by keyboard, and the choice is kept on the next page", {}, async ({ page, visit }) => {
  await visit("en-US/getting-started.html");
  const tabs = page.locator('[role="tablist"]').first().locator('[role="tab"]');
  await tabs.first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
  assert.ok(await tabs.nth(1).evaluate((tab) => tab === document.activeElement));
  const panel = page.locator(`[id="${await tabs.nth(1).getAttribute("aria-controls")}"]`);
  assert.ok(await panel.isVisible());
  await page.keyboard.press("End");
  assert.equal(await tabs.last().getAttribute("aria-selected"), "true");
  assert.ok(!(await panel.isVisible()));
  const chosen = await tabs.last().textContent();
  await page.reload();
  assert.equal(await page.locator('[role="tab"][aria-selected="true"]').first().textContent(), chosen);
});

inBrowser("in a right-to-left page the arrow to the left moves to the next tab", {}, async ({ page, visit }) => {
  await visit("ar-SA/getting-started.html");
  const tabs = page.locator('[role="tablist"]').first().locator('[role="tab"]');
  const rtl = await tabs.first().evaluate((tab) => getComputedStyle(tab).direction === "rtl");
  await tabs.first().focus();
  await page.keyboard.press(rtl ? "ArrowLeft" : "ArrowRight");
  assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
});

inBrowser("a code block's button copies the code as it stands there", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, visit }) => {
  await visit("en-US/getting-started.html");
  const button = page.locator("button.copy:visible").first();
  const pre = await button.evaluate((one) => {
    const own = one.parentElement.querySelector("pre") ?? one.parentElement.nextElementSibling;
    return own.textContent.replace(/\n$/, "");
  });
  const before = await button.textContent();
  await button.click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), pre);
  assert.notEqual(await button.textContent(), before);
});

inBrowser("the original is shown beside its translation by keyboard, and the reader keeps the place", {}, async ({ page, visit }) => {
  await visit("sv-SE/getting-started.html");
  const button = page.locator(".source-toggle");
  await button.waitFor();
  const heading = page.locator("article h2").nth(1);
  await heading.evaluate((one) => one.scrollIntoView());
  const top = () => heading.evaluate((one) => one.getBoundingClientRect().top);
  const before = await top();
  await button.evaluate((one) => one.focus({ preventScroll: true }));
  await page.keyboard.press("Enter");
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.ok((await page.locator("article .source").count()) > 3);
  assert.equal(await page.locator("article .source").first().getAttribute("lang"), "en-US");
  assert.ok(Math.abs((await top()) - before) < 2, `the heading moved from ${before} to ${await top()}`);
  await page.keyboard.press("Space");
  assert.equal(await page.locator("article .source").count(), 0);
  assert.ok(Math.abs((await top()) - before) < 2);
});

inBrowser("the original is shown by a tap, and stays for the next page", { size: kPhone, hasTouch: true }, async ({ page, visit }) => {
  await visit(`sv-SE/${kGuide}`);
  await page.locator(".source-toggle").tap();
  assert.ok((await page.locator("article .source").count()) > 3);
  assert.equal(await overflow(page), 0, "the page scrolls sideways");
  await visit("sv-SE/getting-started.html");
  assert.equal(await page.locator(".source-toggle").getAttribute("aria-pressed"), "true");
});

inBrowser("the colours that a reader chooses stay on every page", { colorScheme: "light" }, async ({ page, visit }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await visit("en-US/index.html");
  const light = await ground();
  await page.locator("select.theme").selectOption("dark");
  const dark = await ground();
  assert.notEqual(dark, light);
  await visit("sv-SE/index.html");
  assert.equal(await ground(), dark);
  await page.locator("select.theme").selectOption("light");
  assert.equal(await ground(), light);
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await ground(), light);
  await page.locator("select.theme").selectOption("");
  assert.equal(await ground(), dark);
});

inBrowser("the tree of pages is opened and followed by keyboard", {}, async ({ page, visit }) => {
  await visit("en-US/getting-started.html");
  const toggle = page.locator('.navigation .toggle[aria-expanded="false"]').first();
  await toggle.waitFor();
  const name = await toggle.getAttribute("aria-label");
  await toggle.focus();
  await page.keyboard.press("Enter");
  const opened = page.locator(`.navigation .toggle[aria-label="${name}"]`);
  await page.waitForFunction((label) => document.querySelector(`.navigation .toggle[aria-label="${label}"]`)?.nextElementSibling?.matches("ul"), name);
  assert.equal(await opened.getAttribute("aria-expanded"), "true");
  assert.ok(await opened.evaluate((button) => button === document.activeElement), "the focus was lost");
  await page.keyboard.press("Tab");
  const target = await page.evaluate(() => document.activeElement.href);
  assert.ok(target?.includes("/en-US/"), `the next stop is ${target}`);
  await page.keyboard.press("Enter");
  await page.waitForURL(target);
  assert.equal(await page.locator('.navigation a[aria-current="page"]').first().getAttribute("aria-current"), "page");
});

inBrowser("on a phone the tree is behind a button", { size: kPhone, hasTouch: true }, async ({ page, visit }) => {
  await visit("ar-SA/getting-started.html");
  const link = page.locator(".navigation a").first();
  assert.ok(!(await link.isVisible()));
  await page.locator("button.menu").tap();
  assert.ok(await link.isVisible());
  await page.locator(".navigation button.close").tap();
  assert.ok(!(await link.isVisible()));
});

for (const locale of ["", ...kLocales.map((one) => `${one}/`)])
  inBrowser(`an address that is not there shows a page that leads back (/${locale})`, { from: "root", allowed: /404/ }, async ({ page, visit }) => {
    const response = await visit(`${locale}no/such/page.html`);
    assert.equal(response.status(), 404);
    assert.ok(await page.locator("h1").first().isVisible());
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector("main")).display), "inline", "no stylesheet");
    const links = await page.locator("main a[href]").evaluateAll((all) => all.map(({ href }) => href));
    assert.ok(links.length > 0, "no link leads back");
    const back = await visit(new URL(links[0]).pathname.slice(1));
    assert.equal(back.status(), 200, links[0]);
  });

for (const from of ["files", "folder"])
  inBrowser(`the site is whole ${from === "files" ? "as files, without a server" : "from a folder of a host"}`, { from }, async ({ page, visit }) => {
    await visit("index.html");
    await page.waitForURL("**/en-US/**");
    await visit("en-US/getting-started.html");
    assert.ok(await page.locator("select.theme").isVisible(), "the script did not run");
    await page.locator(".navigation").hover();
    await page.waitForFunction(() => document.querySelector(".navigation").dataset.complete !== undefined);
    await page.locator(".navigation .toggle[aria-expanded=false]").first().click();
    await page.locator(".navigation a:visible").last().click();
    await page.waitForLoadState();
    assert.ok(await page.locator("article").isVisible());
    await switchTo(page, "sv-SE");
    assert.equal(await page.locator("html").getAttribute("lang"), "sv-SE");
    await visit(`en-US/${kGuide}`);
    const broken = await page.locator("article img").evaluateAll((all) => all.filter((img) => img.loading !== "lazy" && !img.naturalWidth).length);
    assert.equal(broken, 0, "pictures are missing");
  });

const kMoved = "first-steps.html";
inBrowser("the address of a page that moved leads on in every language, without a script", { from: "folder", javaScriptEnabled: false, skip: !existsSync(join(folder, "en-US", kMoved)) && "the site has no redirect" }, async ({ page, visit }) => {
  for (const locale of kLocales) {
    await visit(`${locale}/${kMoved}`);
    await page.waitForURL(`**/${locale}/getting-started.html#where-to-go-next`);
    assert.ok(await isInView(page.locator('[id="where-to-go-next"]')));
  }
});

inBrowser("without scripts a page has all its text, and no control that does nothing", { javaScriptEnabled: false }, async ({ page, visit }) => {
  await visit("sv-SE/getting-started.html");
  for (const tab of await page.locator("article .tabs > .tab").all()) assert.ok(await tab.isVisible());
  assert.deepEqual(await page.locator("select.theme:visible, .source-toggle:visible, form.search:visible, button.copy").all(), []);
  await switchTo(page, "en-US");
  assert.equal(pathOf(page), "en-US/getting-started.html");
});

test("no page scrolls sideways in a window of 320 pixels", kAllPages, async () => {
  const wide = [...(await allPages())].filter(([, page]) => page.overflow > 0);
  assert.deepEqual(wide.map(([path, page]) => `${path} is ${page.overflow} pixels too wide`), []);
});

test("no page complains, asks another host, or names an address of its own that is not there", kAllPages, async () => {
  const site = await address();
  const known = new Set();
  const faults = [];
  for (const [path, page] of await allPages()) {
    faults.push(...page.faults.map((fault) => `${path}: ${fault}`));
    for (const url of page.urls) {
      const address_ = url.split(/[?#]/)[0];
      if (!address_.startsWith(site) || known.has(address_)) continue;
      known.add(address_);
      const file = join(folder, decodeURIComponent(address_.slice(site.length)));
      if (!existsSync(file)) faults.push(`${path}: ${url} is not there`);
    }
  }
  assert.ok(known.size > 100, "hardly any address was seen");
  assert.deepEqual(faults, []);
});
