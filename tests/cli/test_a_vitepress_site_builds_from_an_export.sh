#!/usr/bin/env bash
# A team keeps VitePress: init finds its layout, export puts the translation where VitePress looks, VitePress builds it.
# DOCLOC_VITEPRESS names a folder with node_modules that has vitepress ("npm install vitepress" makes one).
. "$(dirname "$0")/lib.sh"

[[ -n ${DOCLOC_VITEPRESS:-} ]] || skip "DOCLOC_VITEPRESS names no folder with VitePress"
[[ -x $DOCLOC_VITEPRESS/node_modules/.bin/vitepress ]] || skip "there is no VitePress in $DOCLOC_VITEPRESS"
ln -s "$DOCLOC_VITEPRESS/node_modules" node_modules

article package.json <<<'{ "name": "site", "private": true, "type": "module" }'
article docs/.vitepress/config.mjs <<'END'
export default {
  title: 'Handbook',
  locales: {
    root: { label: 'English', lang: 'en-US' },
    sv: { label: 'Svenska', lang: 'sv-SE' },
  },
}
END
article docs/.vitepress/theme/index.js <<'END'
import { h } from 'vue'
import DefaultTheme from 'vitepress/theme'
export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('PriceTag', { props: ['amount'], render() { return h('data', { value: this.amount }, this.amount) } })
  },
}
END
article docs/index.md <<'END'
---
title: Home
---

# Welcome

Read [the guide](guide/start.md#next-steps).
END
article docs/guide/start.md <<'END'
---
title: Start
---

# Getting started

You are reading {{ $frontmatter.title }}, which costs <PriceTag :amount="7 * 6" /> today.

::: warning Mind the gap
Keep a **copy** of your files.
:::

## Next steps {#next-steps}

![The window](./img/window.svg)

![The logo](/logo.svg)
END
article docs/guide/later.md <<<'Not translated yet.'
mkdir -p docs/guide/img docs/public
printf '<svg xmlns="http://www.w3.org/2000/svg"><title>window</title></svg>' | tee docs/guide/img/window.svg >docs/public/logo.svg

run 0 init
contains "$stderr" 'recognised VitePress (docs/.vitepress/config.mjs)'
contains docloc.yaml 'docs/{locale}/'
contains docloc.yaml 'sv-SE: "sv"'

article "$work/translated/docs/index.md" <<'END'
---
title: Hem
---

# Välkommen

Läs [guiden](guide/start.md#next-steps).
END
article "$work/translated/docs/guide/start.md" <<'END'
---
title: Början
---

# Kom igång

Du läser {{ $frontmatter.title }}, som kostar <PriceTag :amount="7 * 6" /> i dag.

::: warning Se upp för glappet
Behåll en **kopia** av dina filer.
:::

## Nästa steg {#next-steps}

![Fönstret](./img/window.svg)

![Logotypen](/logo.svg)
END
run 0 import --locale sv-SE "$work/translated"
run 0 export --locale sv-SE
same_bytes docs/sv/guide/start.md "$work/translated/docs/guide/start.md"
same_bytes docs/sv/guide/img/window.svg docs/guide/img/window.svg
[[ ! -e docs/sv/logo.svg ]] || fail "a file that is read from the root of the site was copied"

node_modules/.bin/vitepress build docs >"$stdout" 2>"$stderr" || fail "VitePress does not build the site"
page=docs/.vitepress/dist/sv/guide/start.html
contains "$page" '<html lang="sv-SE"'
contains "$page" 'Kom igång'
contains "$page" 'Du läser Början, som kostar <data value="42">42</data> i dag.'
contains "$page" '<p class="custom-block-title">Se upp för glappet</p>'
contains "$page" 'Behåll en <strong>kopia</strong> av dina filer.'
contains "$page" 'id="next-steps"'
contains "$page" 'alt="Fönstret"'
contains docs/.vitepress/dist/sv/index.html 'href="./guide/start.html#next-steps"'
contains docs/.vitepress/dist/sv/guide/later.html 'Not translated yet.'
contains docs/.vitepress/dist/guide/start.html 'Getting started'

# The exports lie among the sources and are none: a second round finds nothing new.
run 0 export --locale sv-SE
contains "$stderr" ' 0 written, 0 removed'
