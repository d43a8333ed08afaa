// axe-core over every kind of page, in every look that a reader can have it in. No violation is let pass.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { folder, kDesk, kLocales, kPhone, openWindow } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kKinds = {
  "guide": "articles/billing/upgrade-subscription.html",
  "manual page": "settings.html",
  "page with tabs": "getting-started.html",
  "front page": "index.html",
  "page that fell back": "rules/links/missing-article.html",
  "404 page": "404.html",
};

async function violations(page, options = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations: found } = await page.evaluate((more) => axe.run(document, { resultTypes: ["violations"], ...more }), options);
  return found.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target} ${node.html.slice(0, 120)}`));
}

// Dark colours are a matter of the rules about colours alone: the elements are the same.
const kColours = { runOnly: ["color-contrast", "link-in-text-block"] };
const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

for (const [kind, path] of Object.entries(kKinds))
  test(`axe finds nothing wrong with a ${kind}`, { timeout: 300_000 }, async (t) => {
    for (const locale of kLocales)
      for (const size of [kPhone, kDesk])
        await t.test(`${locale}, ${size.width} px`, { skip: !existsSync(join(folder, locale, path)) && `the site has no ${locale}/${path}` }, async () => {
          const { context, page, visit } = await openWindow({ size, colorScheme: "light", reducedMotion: "reduce" });
          try {
            await visit(`${locale}/${path}`);
            assert.deepEqual(await violations(page), [], "light");
            const light = await ground(page);
            await page.emulateMedia({ colorScheme: "dark" });
            assert.notEqual(await ground(page), light);
            assert.deepEqual(await violations(page, kColours), [], "dark");
          } finally {
            await context.close();
          }
        });
  });

for (const colorScheme of ["light", "dark"])
  test(`axe finds nothing wrong once everything is opened (${colorScheme})`, { timeout: 300_000 }, async () => {
    const { context, page, visit } = await openWindow({ size: kPhone, colorScheme, reducedMotion: "reduce" });
    try {
      await visit(`ar-SA/${kKinds.guide}`);
      await page.locator(".source-toggle").click();
      assert.deepEqual(await violations(page), []);
      await page.locator("details.languages summary").click();
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      await page.locator("button.menu").click();
      assert.deepEqual(await violations(page), []);
    } finally {
      await context.close();
    }
  });
