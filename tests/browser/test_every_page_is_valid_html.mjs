// The HTML checker of the W3C over every page of the site.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder, pages } from "./site.mjs";

const jar = fileURLToPath(new URL("build/dist/vnu.jar", `file://${createRequire(import.meta.url).resolve("vnu-jar/package.json")}`));
const hasJava = spawnSync("java", ["-version"]).status === 0;

test("the HTML checker has no error to tell of any page", { skip: !hasJava && "java is not installed", timeout: 300_000 }, () => {
  assert.ok(pages().length > 50, "the site has hardly any pages");
  const run = spawnSync("java", ["-jar", jar, "--format", "json", "--errors-only", "--skip-non-html", folder], { encoding: "utf8", maxBuffer: 1 << 28 });
  const { messages } = JSON.parse(run.stderr);
  const said = messages.map(({ url, lastLine, message, extract }) => `${relative(folder, fileURLToPath(url))}:${lastLine}: ${message} ${extract ?? ""}`);
  assert.deepEqual(said.slice(0, 50), []);
});
