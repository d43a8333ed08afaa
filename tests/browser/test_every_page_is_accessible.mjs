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
  "page that fell back": "rules.html",
  "404 page": "404.html",
};

async function violations(page) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target} ${node.html.slice(0, 120)}`));
}

for (const [kind, path] of Object.entries(kKinds))
  test(`axe finds nothing wrong with a ${kind}`, { timeout: 300_000 }, async (t) => {
    for (const locale of kLocales)
      for (const colorScheme of ["light", "dark"])
        for (const size of [kPhone, kDesk])
          await t.test(`${locale}, ${colorScheme}, ${size.width} px`, { skip: !existsSync(join(folder, locale, path)) && `the site has no ${locale}/${path}` }, async () => {
            const { context, page, visit } = await openWindow({ size, colorScheme, reducedMotion: "reduce" });
            try {
              await visit(`${locale}/${path}`);
              assert.deepEqual(await violations(page), []);
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
