// What the pages do beyond HTML: colours, the tree of pages, headings, copying, tabs, the original beside its
// translation. A page without this script is whole; every control that needs it is made or unhidden here.
// A classic script, so that it runs from file:// too; its words come from the page.
(() => {
  "use strict";
  const docloc = (window.docloc = window.docloc || {});
  const root = document.currentScript.dataset.root;

  // Storage may be refused (file://, private windows): then a choice lasts as long as the page.
  const remember = (name, value) => {
    try {
      if (value) localStorage.setItem(`docloc.${name}`, value);
      else localStorage.removeItem(`docloc.${name}`);
    } catch {}
  };
  const recall = (name) => {
    try {
      return localStorage.getItem(`docloc.${name}`) || "";
    } catch {
      return "";
    }
  };

  // At once, before the first paint: the reason why this script is not deferred.
  const setTheme = (theme) => {
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  setTheme(recall("theme"));

  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const loads = new Map();
  const load = (url) => {
    if (!loads.has(url))
      loads.set(url, new Promise((resolve, reject) => {
        document.head.append(make("script", { src: url, onload: resolve, onerror: reject }));
      }));
    return loads.get(url);
  };

  function startTheme() {
    const select = document.querySelector("select.theme");
    if (!select) return;
    select.hidden = false;
    select.value = recall("theme");
    select.addEventListener("change", () => {
      setTheme(select.value);
      remember("theme", select.value);
    });
  }

  function startLanguages() {
    const menu = document.querySelector("details.languages");
    if (!menu) return;
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    // Bookmarks are the same in every language: a reader who follows one stays at its heading.
    menu.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link) link.hash = location.hash;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }

  // The page holds its part of the tree. The whole one is read when a reader comes near it, and is then built level by
  // level: a level that was never opened has no elements.
  function startNavigation() {
    const nav = document.querySelector(".navigation");
    if (!nav) return;
    const here = nav.querySelector("a[aria-current]");
    // As the tree writes it: from the site's folder.
    const page = here && here.href.slice(new URL(root, location.href).href.length);
    const holds = (node) => node[1] === page || (node[2] || []).some(holds);
    // A place in the tree that both trees share: the titles on the way to it.
    const pathOf = (item) => {
      const path = [];
      for (let at = item; at && at !== nav; at = at.parentElement)
        if (at.matches("li")) path.unshift(at.querySelector(":scope > a, :scope > span").textContent);
      return path.join("\n");
    };
    const addToggle = (item, open, onOpen) => {
      const label = item.querySelector(":scope > a, :scope > span");
      const button = make("button", { type: "button", className: "toggle" });
      button.setAttribute("aria-expanded", open);
      button.setAttribute("aria-label", `${nav.dataset.expand}: ${label.textContent}`);
      button.addEventListener("click", () => {
        const opened = button.getAttribute("aria-expanded") !== "true";
        button.setAttribute("aria-expanded", opened);
        if (opened && onOpen) onOpen(item);
      });
      label.after(button);
    };
    const build = (nodes, path, open) => make("ul", {}, ...nodes.map((node) => {
      const [title, url, below] = node;
      const item = make("li", {}, url ? make("a", { href: root + url, textContent: title }) : make("span", { textContent: title }));
      if (page && url === page) item.firstChild.setAttribute("aria-current", "page");
      if (!below || !below.length) return item;
      const own = path ? `${path}\n${title}` : title;
      const shown = open.has(own) || (page && holds(node));
      const fill = () => {
        if (!item.querySelector(":scope > ul")) item.append(build(below, own, open));
      };
      if (shown) fill();
      addToggle(item, Boolean(shown), fill);
      return item;
    }));
    const complete = async (item) => {
      try {
        await load(nav.dataset.nav);
      } catch {
        return;
      }
      if (!docloc.nav || nav.dataset.complete) return;
      nav.dataset.complete = "";
      const open = new Set(all("li", nav).filter((one) => one.querySelector(":scope > .toggle[aria-expanded=true]")).map(pathOf));
      if (item) open.add(pathOf(item));
      const focused = nav.contains(document.activeElement) && pathOf(document.activeElement.closest("li"));
      const onToggle = document.activeElement.matches(".toggle");
      // What the reader looks at stays where it is.
      const before = here ? here.getBoundingClientRect().top : 0;
      nav.querySelector(":scope > ul").replaceWith(build(docloc.nav, "", open));
      const now = nav.querySelector("a[aria-current]");
      if (now && here) nav.scrollTop += now.getBoundingClientRect().top - before;
      if (!focused) return;
      const again = all("li", nav).find((one) => pathOf(one) === focused);
      if (again) again.querySelector(onToggle ? ":scope > .toggle" : ":scope > a, :scope > span").focus({ preventScroll: true });
    };
    for (const item of all("li", nav))
      if (item.querySelector(":scope > ul")) addToggle(item, true);
      else if (item.dataset.more !== undefined && nav.dataset.nav) addToggle(item, false, complete);
    if (nav.dataset.nav) {
      nav.addEventListener("pointerenter", () => complete(), { once: true });
      nav.addEventListener("toggle", () => complete(), { once: true });
    }
    if (here && here.offsetTop > nav.clientHeight * 0.7) nav.scrollTop = here.offsetTop - nav.clientHeight / 3;
  }

  // Marks the heading that the reader is below. Where the headings stand open, the list is open too.
  function startContents() {
    const box = document.querySelector(".contents details");
    if (!box) return;
    const wide = matchMedia("(min-width: 80rem)");
    const follow = () => (box.open = wide.matches);
    wide.addEventListener("change", follow);
    follow();
    const links = new Map(all("a", box).map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    let marked = null;
    const mark = () => {
      const line = innerHeight * 0.25;
      let current = headings[0];
      for (const heading of headings) if (heading.getBoundingClientRect().top <= line) current = heading;
      const link = current && links.get(current.id);
      if (link === marked) return;
      if (marked) marked.removeAttribute("aria-current");
      if (link) link.setAttribute("aria-current", "location");
      marked = link;
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    }, { passive: true });
    mark();
  }

  function startCopying() {
    const article = document.querySelector("article[data-copy]");
    if (!article) return;
    for (const pre of all("pre", article)) {
      let place = pre.previousElementSibling;
      if (!place || !place.matches(".code-bar")) {
        place = make("div", { className: "code" });
        pre.before(place);
        place.append(pre);
      }
      const button = make("button", { type: "button", className: "copy", textContent: article.dataset.copy });
      button.setAttribute("aria-live", "polite");
      button.addEventListener("click", async () => {
        await copy(pre.textContent.replace(/\n$/, ""));
        button.textContent = article.dataset.copied;
        setTimeout(() => (button.textContent = article.dataset.copy), 2000);
      });
      place.append(button);
    }
  }

  // What scrolls can be reached by the keyboard, and what does not is no stop on its way.
  function startScrolling() {
    const watch = new ResizeObserver((entries) => {
      for (const { target } of entries)
        if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
        else target.removeAttribute("tabindex");
    });
    for (const box of all("article pre, article .table")) watch.observe(box);
  }

  // The clipboard is for secure pages only; the old way serves others.
  async function copy(text) {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const area = make("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  // The pattern of the ARIA guide: arrows move and select. Groups with the same tabs follow one another, and the choice
  // is kept for other pages.
  function startTabs() {
    const groups = [];
    all(".tabs").forEach((group, n) => {
      const panels = all(":scope > .tab", group).filter((panel) => panel.querySelector(":scope > .tab-title"));
      if (!panels.length) return;  // a writer's own <div class="tabs">
      const list = make("div", { role: "tablist" });
      const tabs = panels.map((panel, i) => {
        const tab = make("button", { type: "button", role: "tab", id: `docloc:tab-${n}-${i}` });
        tab.append(...panel.querySelector(":scope > .tab-title").cloneNode(true).childNodes);
        panel.id = `docloc:panel-${n}-${i}`;
        tab.setAttribute("aria-controls", panel.id);
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", tab.id);
        panel.tabIndex = 0;
        tab.addEventListener("click", () => choose(panel.dataset.tab, group, i));
        tab.addEventListener("keydown", (event) => {
          const back = getComputedStyle(group).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
          const on = back === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
          const to = { [back]: i - 1, [on]: i + 1, Home: 0, End: tabs.length - 1 }[event.key];
          if (to === undefined) return;
          event.preventDefault();
          const next = (to + tabs.length) % tabs.length;
          choose(panels[next].dataset.tab, group, next);
          tabs[next].focus();
        });
        return tab;
      });
      list.append(...tabs);
      group.prepend(list);
      group.classList.add("ready");
      groups.push({ group, panels, tabs });
    });
    const show = ({ panels, tabs }, chosen) => tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", i === chosen);
      tab.tabIndex = i === chosen ? 0 : -1;
      panels[i].hidden = i !== chosen;
    });
    const choose = (id, group, place) => {
      const top = group.getBoundingClientRect().top;
      for (const one of groups) {
        const at = one.group === group ? place : one.panels.findIndex((panel) => panel.dataset.tab === id);
        if (at >= 0) show(one, at);
      }
      scrollBy(0, group.getBoundingClientRect().top - top);
      remember("tab", id);
    };
    for (const one of groups) show(one, Math.max(0, one.panels.findIndex((panel) => panel.dataset.tab === recall("tab"))));
  }

  // The texts of the original lie in a <template> behind the body, and behind each body inside of it; data-source of a
  // block is its place there, "3", or "BODY:3".
  function startSource() {
    const button = document.querySelector(".source-toggle");
    const stores = Object.fromEntries(all("template.docloc-sources", document).map((store) => [store.dataset.body || "", store]));
    const store = Object.values(stores)[0];
    if (!button || !store) return;
    const words = button.dataset;
    const article = button.closest("main").querySelector("article");
    const textOf = (block) => {
      const parts = block.dataset.source.split(":");
      return stores[parts.length > 1 ? parts[0] : ""].content.children[parts.at(-1)];
    };
    button.hidden = false;
    const panelOf = (block) => {
      const panel = make("span", { className: "source", lang: store.lang, dir: store.dir });
      let said = "";
      for (const sentence of [...textOf(block).cloneNode(true).children]) {
        const state = sentence.dataset.state || "";
        // Once where it changes, not at every sentence.
        if (state !== said && words[state]) panel.append(make("span", { className: `state ${state}`, textContent: words[state], lang: document.documentElement.lang }));
        said = state;
        const target = sentence.dataset.target && sentence.dataset.target.split(" ").map(Number);
        if (target && window.Highlight && CSS.highlights) {
          sentence.addEventListener("pointerenter", () => light(block, target));
          sentence.addEventListener("pointerleave", () => CSS.highlights.delete("docloc-sentence"));
        }
        panel.append(sentence, " ");
      }
      return panel;
    };
    const show = (on) => {
      // The block at the top of the window stays there.
      const blocks = all("[data-source]", article);
      const first = blocks.find((block) => block.getBoundingClientRect().bottom > 0);
      const top = first ? first.getBoundingClientRect().top : 0;
      article.classList.toggle("with-source", on);
      for (const panel of all(".source", article)) panel.remove();
      if (on)
        for (const block of blocks)
          if (block.matches("td, th, li, dd, dt")) block.append(panelOf(block));
          else block.after(panelOf(block));
      if (first) scrollBy({ top: first.getBoundingClientRect().top - top, behavior: "instant" });
      button.setAttribute("aria-pressed", on);
    };
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      show(on);
      remember("source", on ? "on" : "");
    });
    if (recall("source")) show(true);
  }

  // Lights up a sentence of a block: from and to count its characters other than white space.
  function light(block, [from, to]) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".source") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const range = new Range();
    let count = 0;
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let i = 0; i < node.data.length; ++i) {
        if (/\s/.test(node.data[i])) continue;
        if (!begun && count === from) {
          range.setStart(node, i);
          begun = true;
        }
        if (++count === to && begun) {
          range.setEnd(node, i + 1);
          CSS.highlights.set("docloc-sentence", new Highlight(range));
          return;
        }
      }
  }

  // For the parts behind this one (search.js, a project's extra.js): calls `start` when the page is there. One that fails
  // leaves the others.
  const ready = (start) => document.addEventListener("DOMContentLoaded", () => {
    try {
      start();
    } catch (error) {
      console.error(error);
    }
  });
  Object.assign(docloc, { root, all, make, load, ready });
  for (const start of [startTheme, startLanguages, startNavigation, startContents, startCopying, startScrolling, startTabs, startSource])
    ready(start);
})();
