// docloc serve before a browser: an edit of the article or of its catalog is on the open page, which keeps its place; a
// broken setting is said over the page and goes away with its fault.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { folder } from "./site.mjs";

const project = dirname(folder);  // run.sh's copy of the demonstration
let server;
let browser;

after(async () => {
  await browser?.close();
  server?.kill();
});

async function serve() {
  server = spawn(process.env.DOCLOC, ["-C", project, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  for await (const data of server.stdout) {
    const found = String(data).match(/http:\/\/127\.0\.0\.1:\d+\//);
    if (found) return found[0];
  }
  throw new Error("docloc serve ended without an address");
}

const edit = (path, change) => writeFileSync(join(project, path), change(readFileSync(join(project, path), "utf8")));

test("an edit of article, catalog or settings is on the open page, which keeps its place", { timeout: 120_000 }, async () => {
  const address = await serve();
  browser = await chromium.launch({ executablePath: process.env.DOCLOC_CHROMIUM, args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 600 } });
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`${address}sv-SE/getting-started.html`);
  const heading = page.locator("article h2").nth(2);
  await heading.evaluate((element) => element.scrollIntoView());
  const before = await heading.evaluate((element) => element.getBoundingClientRect().top);

  appendFileSync(join(project, "content/en-US/getting-started.md"), "\nA sentence of the writer's.\n");
  await page.getByText("A sentence of the writer's.").waitFor({ state: "attached", timeout: 20_000 });
  const kept = await page.locator("article h2").nth(2).evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(Math.abs(kept - before) < 40, `the page kept its place: ${before} and ${kept}`);

  edit("locales/sv-SE/getting-started.md.xlf", (text) => text.replace(/<target>Kom i g/g, "<target>Ny rubrik: kom i g"));
  await page.getByText("Ny rubrik: kom i g").first().waitFor({ state: "attached", timeout: 20_000 });
  assert.deepEqual(complaints, []);

  appendFileSync(join(project, "docloc.yaml"), "no_such_setting: 1\n");
  const overlay = page.getByRole("alertdialog");
  await overlay.waitFor({ timeout: 20_000 });
  assert.match(await overlay.textContent(), /no_such_setting/);
  edit("docloc.yaml", (text) => text.replace("no_such_setting: 1\n", ""));
  await overlay.waitFor({ state: "detached", timeout: 20_000 }).catch(() => overlay.waitFor({ state: "hidden", timeout: 5_000 }));
});
