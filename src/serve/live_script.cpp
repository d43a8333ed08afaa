#include "serve/live_page.h"

namespace docloc::serve {
namespace {

// One page of a browser listens for all its pages: over HTTP/1.1 a browser opens six connections to a server, and a
// writer with an article open in seven languages would wait for ever. Texts of findings may come from anybody: they
// reach the page as text only.
constexpr std::string_view kScript = R"js("use strict";
(() => {
  const own = document.currentScript.dataset;
  const placeKey = "docloc:place";
  const closedKey = "docloc:closed";
  let known = Number(own.build);
  let leaving = false;

  // ---- What the page is made of -------------------------------------------------------------------------------------

  // The file of the site that an address names; "" for other servers'.
  const fileOf = (address) => {
    try {
      const url = new URL(address, document.baseURI);
      const path = decodeURIComponent(url.pathname).slice(1);
      if (url.origin !== location.origin) return "";
      return path === "" || path.endsWith("/") ? path + "index.html" : path;
    } catch {
      return "";
    }
  };

  const filesOfPage = () => {
    const addresses = [location.href];
    for (const loaded of performance.getEntriesByType("resource")) addresses.push(loaded.name);
    for (const element of document.querySelectorAll("[src], link[rel~=stylesheet], link[rel~=icon]")) {
      addresses.push(element.currentSrc || element.src || element.href);
    }
    return new Set(addresses.map(fileOf));
  };

  // ---- Where the reader was -----------------------------------------------------------------------------------------

  const ofPage = (selector) =>
    [...document.querySelectorAll(selector)].filter((element) => !element.closest(".docloc-findings, .docloc-badge"));
  const focusable = () => ofPage("a[href], button, input, select, textarea, summary, [tabindex]");

  // Relative to the heading above, so that text which grew further up moves nothing.
  const reload = () => {
    if (leaving) return;
    leaving = true;
    dialog?.close();
    const headings = ofPage("h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]");
    const above = headings.filter((heading) => heading.getBoundingClientRect().top <= 1).pop();
    const focus = document.activeElement;
    const place = {
      page: location.pathname,
      x: scrollX,
      y: scrollY,
      heading: above?.id ?? "",
      offset: above ? -above.getBoundingClientRect().top : 0,
      focusId: focus?.id ?? "",
      focusIndex: focusable().indexOf(focus),
    };
    sessionStorage.setItem(placeKey, JSON.stringify(place));
    history.scrollRestoration = "manual";
    location.reload();
  };

  const goTo = (place) => {
    const heading = place.heading && document.getElementById(place.heading);
    const top = heading ? heading.getBoundingClientRect().top + scrollY + place.offset : place.y;
    scrollTo({ left: place.x, top, behavior: "instant" });
  };

  const returnToPlace = () => {
    const kept = sessionStorage.getItem(placeKey);
    if (!kept) return;
    sessionStorage.removeItem(placeKey);
    const place = JSON.parse(kept);
    if (place.page !== location.pathname) return;
    goTo(place);
    const focus = document.getElementById(place.focusId) ?? focusable()[place.focusIndex];
    focus?.focus({ preventScroll: true });
    // Pictures that come late move the text, unless the reader has gone elsewhere by then.
    let moved = false;
    for (const kind of ["wheel", "touchmove", "keydown", "mousedown"]) {
      addEventListener(kind, () => { moved = true; }, { once: true, passive: true });
    }
    const settle = () => {
      if (!moved) goTo(place);
      history.scrollRestoration = "auto";
    };
    if (document.readyState === "complete") settle();
    else addEventListener("load", () => requestAnimationFrame(settle), { once: true });
  };

  // ---- What is wrong ------------------------------------------------------------------------------------------------

  let dialog = null;
  let badge = null;

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const placeText = (place) =>
    place && [place.path, place.line, place.column].filter((part) => part).join(":");

  const itemOf = (finding) => {
    const item = make("li", { className: finding.severity });
    const places = [placeText(finding.target), placeText(finding.source)].filter((text) => text);
    const head = make("p", {}, make("strong", {}, finding.severity), " ", make("code", {}, finding.rule));
    if (finding.locale) head.append(" ", make("span", {}, finding.locale));
    item.append(head, make("p", { dir: "auto" }, finding.message));
    for (const text of places) item.append(make("p", { className: "place" }, make("code", {}, text)));
    if (finding.excerpt) item.append(make("pre", { dir: "auto" }, make("code", {}, finding.excerpt)));
    if (finding.hint) item.append(make("p", { className: "hint" }, finding.hint));
    return item;
  };

  const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  const summaryOf = (findings) => {
    const errors = findings.filter((finding) => finding.severity === "error").length;
    const warnings = findings.length - errors;
    const parts = [];
    if (errors) parts.push(counted(errors, "error"));
    if (warnings) parts.push(counted(warnings, "warning"));
    return parts.join(", ");
  };

  const clear = () => {
    dialog?.remove();
    badge?.remove();
    dialog = badge = null;
  };

  const show = (state) => {
    clear();
    const most = 200;
    const findings = state.findings.toSorted
      ? state.findings.toSorted((a, b) => (b.severity === "error") - (a.severity === "error"))
      : state.findings;
    if (findings.length === 0) return;
    const key = JSON.stringify(findings);
    const title = make("h2", { id: "docloc:title", textContent: summaryOf(findings) });
    const close = make("button", { type: "button", textContent: "Close", autofocus: true });
    const list = make("ol", {}, ...findings.slice(0, most).map(itemOf));
    const stale = state.built ? "" : "The site could not be built: the pages are those of the last build that could.";
    dialog = make("dialog", { className: "docloc-findings", lang: "en", dir: "ltr" });
    dialog.setAttribute("role", "alertdialog");
    dialog.setAttribute("aria-labelledby", "docloc:title");
    dialog.setAttribute("aria-describedby", "docloc:about");
    dialog.append(make("header", {}, title, close), make("p", { id: "docloc:about", textContent: stale }), list);
    if (findings.length > most) dialog.append(make("p", {}, `And ${findings.length - most} more, in the terminal.`));
    badge = make("button", { className: `docloc-badge ${findings[0].severity}`, type: "button", lang: "en", dir: "ltr", textContent: summaryOf(findings) });
    document.body.append(dialog, badge);
    const shown = dialog;
    close.addEventListener("click", () => shown.close());
    badge.addEventListener("click", () => shown.showModal());
    // Closed by the reader: the same findings do not open it again, new ones do.
    shown.addEventListener("close", () => { if (!leaving) sessionStorage.setItem(closedKey, key); });
    const hasErrors = findings.some((finding) => finding.severity === "error");
    if (hasErrors && sessionStorage.getItem(closedKey) !== key) shown.showModal();
    if (!hasErrors) sessionStorage.removeItem(closedKey);
  };

  // ---- What is told -------------------------------------------------------------------------------------------------

  let shownFindings = "[]";

  const take = (text) => {
    if (!text || leaving) return;
    const state = JSON.parse(text);
    const missedSome = state.server !== own.server || state.build > known + 1;
    const isNew = state.build > known;
    known = Math.max(known, state.build);
    if (missedSome || (isNew && state.everything)) return reload();
    if (isNew && state.changed.length > 0) {
      const files = filesOfPage();
      if (state.changed.some((file) => files.has(file))) return reload();
    }
    const findings = JSON.stringify([state.built, state.findings]);
    if (findings !== shownFindings) show(state);
    shownFindings = findings;
  };

  const channel = "BroadcastChannel" in window ? new BroadcastChannel("docloc") : null;

  const connect = () => {
    const source = new EventSource("/_docloc/events");
    source.addEventListener("message", (event) => {
      channel?.postMessage(event.data);
      take(event.data);
    });
    // The browser tries again by itself, unless it was refused.
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
    });
  };

  returnToPlace();
  if (channel) channel.addEventListener("message", (event) => take(event.data));
  fetch("/_docloc/state.json").then((reply) => reply.text()).then(take, () => {});
  if (channel && navigator.locks) {
    // Held for as long as the page is open; then another page gets it.
    navigator.locks.request("docloc:listener", () => new Promise(connect));
  } else {
    connect();
  }
})();
)js";

// Custom properties of the site's own stylesheet are left alone: the overlay must be legible over any template.
constexpr std::string_view kStylesheet = R"css(.docloc-findings, .docloc-badge {
  --docloc-text: #1f2328;
  --docloc-panel: #ffffff;
  --docloc-code: #f0f2f4;
  --docloc-line: #8c959f;
  --docloc-error: #b42318;
  --docloc-warning: #7d4e00;
  font: 1rem/1.5 system-ui, sans-serif;
  color: var(--docloc-text);
  text-align: start;
}
@media (prefers-color-scheme: dark) {
  .docloc-findings, .docloc-badge {
    --docloc-text: #e6edf3;
    --docloc-panel: #161b22;
    --docloc-code: #0d1117;
    --docloc-line: #6e7681;
    --docloc-error: #ff8a80;
    --docloc-warning: #d4a72c;
  }
}
.docloc-findings {
  box-sizing: border-box;
  inline-size: min(60rem, 100vw - 2rem);
  max-block-size: calc(100vh - 2rem);
  padding: 1rem;
  overflow: auto;
  background: var(--docloc-panel);
  border: 1px solid var(--docloc-line);
  border-radius: 0.5rem;
}
.docloc-findings::backdrop { background: rgb(0 0 0 / 50%); }
.docloc-findings header { display: flex; align-items: center; justify-content: space-between; gap: 1rem; }
.docloc-findings h2 { margin: 0; font-size: 1.25rem; }
.docloc-findings p { margin: 0.25rem 0; }
.docloc-findings ol { margin: 1rem 0 0; padding: 0; list-style: none; }
.docloc-findings li { margin: 0 0 1rem; padding-inline-start: 0.75rem; border-inline-start: 4px solid; }
.docloc-findings li.error { border-color: var(--docloc-error); }
.docloc-findings li.warning { border-color: var(--docloc-warning); }
.docloc-findings li.error strong { color: var(--docloc-error); }
.docloc-findings li.warning strong { color: var(--docloc-warning); }
.docloc-findings code { font: 0.875rem/1.5 ui-monospace, monospace; color: inherit; background: none; overflow-wrap: anywhere; }
.docloc-findings pre { margin: 0.25rem 0; padding: 0.5rem; overflow: auto; color: inherit; background: var(--docloc-code); }
.docloc-findings button, .docloc-badge {
  padding: 0.25rem 0.75rem;
  color: var(--docloc-text);
  background: var(--docloc-code);
  border: 1px solid var(--docloc-line);
  border-radius: 0.375rem;
  cursor: pointer;
}
.docloc-badge { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 1000; }
.docloc-badge.error { color: var(--docloc-error); }
.docloc-badge.warning { color: var(--docloc-warning); }
.docloc-findings button:focus-visible, .docloc-badge:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
@media print { .docloc-findings, .docloc-badge { display: none; } }
)css";

}  // namespace

std::string_view live_script() {
  return kScript;
}

std::string_view live_stylesheet() {
  return kStylesheet;
}

}  // namespace docloc::serve
