// The search box. What answers is a script that the page names in data-search: it is loaded when a reader first comes to
// the box, and sets docloc.search (page.h, PageInputs::search_url).
(() => {
  "use strict";
  const docloc = window.docloc;

  docloc.ready(() => {
    const form = document.querySelector("form.search");
    if (!form) return;
    const { all, make, load, root } = docloc;
    form.hidden = false;
    const input = form.querySelector("input");
    const box = form.querySelector(".results");
    const status = box.querySelector("p");
    const list = box.querySelector("ul");
    const close = () => (box.hidden = true);
    let asked = 0;
    const search = async () => {
      const query = input.value.trim();
      const mine = ++asked;
      if (!query) return close();
      let found = [];
      let word = "";
      try {
        await load(form.dataset.search);
        found = await docloc.search(query, 12);
        if (!found.length) word = form.dataset.none;
      } catch {
        word = form.dataset.failed;
      }
      // A later question may have been answered already.
      if (mine !== asked) return;
      list.replaceChildren(...found.map(({ title, url, excerpt }) => make("li", {},
        make("a", { href: new URL(url, new URL(root, location.href)).href }, title, ...(excerpt ? [make("span", { textContent: excerpt })] : [])))));
      status.textContent = word;
      box.hidden = false;
    };
    let timer = 0;
    input.addEventListener("focus", () => load(form.dataset.search).catch(() => {}), { once: true });
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(search, 120);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = list.querySelector("a");
      if (!box.hidden && first) first.click();
      else search();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        close();
        input.focus();
      }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const stops = [input, ...all("a", list)];
      const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next || box.hidden) return;
      event.preventDefault();
      next.focus();
    });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) close();
    });
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
      event.preventDefault();
      input.focus();
    });
  });
})();
