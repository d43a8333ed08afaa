// The demonstration site before a browser: served from a host's root, from a folder of it, or opened as files.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const folder = process.env.DOCLOC_SITE;
export const kLocales = ["en-US", "sv-SE", "ar-SA"];
export const kPhone = { width: 390, height: 844 };
export const kDesk = { width: 1280, height: 900 };

const kTypes = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".md": "text/markdown",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
};

// As a static host does it: files, and the nearest 404.html for what is not there.
function answer(prefix, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
  const send = (status, file) => {
    response.writeHead(status, { "content-type": kTypes[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  };
  const isBelow = path.startsWith(prefix) && !path.split("/").includes("..");
  let file = join(folder, path.slice(prefix.length));
  if (isBelow && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  if (isBelow && existsSync(file)) return send(200, file);
  const locale = kLocales.find((one) => path.startsWith(`${prefix}${one}/`)) ?? "";
  const missing = [join(folder, locale, "404.html"), join(folder, "404.html")].find(existsSync);
  if (missing) return send(404, missing);
  response.writeHead(404).end();
}

const servers = new Map();
// The site's address, with its final "/": from "root", "folder" or "files".
export async function address(from = "root") {
  if (from === "files") return `${pathToFileURL(folder)}/`;
  const prefix = from === "folder" ? "/docs/manual/" : "/";
  if (!servers.has(prefix)) {
    const server = createServer((request, response) => answer(prefix, request, response));
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    servers.set(prefix, server);
  }
  return `http://127.0.0.1:${servers.get(prefix).address().port}${prefix}`;
}

let browser;
after(async () => {
  await browser?.close();
  for (const server of servers.values()) server.close();
});

// Every page of the site as a path below its folder: "en-US/index.html".
export function pages() {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

// Those that a reader stays on: neither leading on, nor shown in place of another.
export function articlePages() {
  return pages().filter((path) => !path.endsWith("404.html") && !readFileSync(join(folder, path), "utf8").includes('http-equiv="refresh"'));
}

// A browser window, and what no page may do: complain, fail, or ask another host.
export async function openWindow({ from = "root", size = kDesk, ...options } = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.DOCLOC_CHROMIUM, args: ["--no-sandbox"] });
  const site = await address(from);
  const context = await browser.newContext({ viewport: size, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site) && !/^(data|blob):/.test(url)) faults.push(`asked for ${url}`);
  });
  return { context, page, faults, visit: (path) => page.goto(site + path) };
}

// A test in a window of its own. `options.allowed`: faults that belong to it.
export function inBrowser(name, options, body) {
  test(name, { skip: options.skip, timeout: 120_000 }, async () => {
    const window = await openWindow(options);
    try {
      await body(window);
      assert.deepEqual(window.faults.filter((fault) => !options.allowed?.test(fault)), []);
    } finally {
      await window.context.close();
    }
  });
}
