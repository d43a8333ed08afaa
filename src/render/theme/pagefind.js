// What answers the search box where Pagefind is installed: a script of its own, loaded with the first question. Pagefind
// lies in a folder beside it.
(() => {
  "use strict";
  const here = document.currentScript.src;
  let engine;
  const start = async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", here).href);
    await pagefind.init();
    return pagefind;
  };
  const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
  // Gives [{title, url, excerpt}], best first: url from the site's folder, the others plain text.
  window.docloc.search = async (query, limit) => {
    engine ??= start().catch((error) => {
      engine = undefined; // the next question tries again
      throw error;
    });
    const { results } = await (await engine).search(query);
    const found = await Promise.all(results.slice(0, limit).map((result) => result.data()));
    return found.map(({ meta, raw_url, url, excerpt }) => ({
      title: meta.title,
      url: (raw_url ?? url).replace(/^\//, ""),
      excerpt: plain(excerpt),
    }));
  };
})();
