#!/usr/bin/env bash
# A team keeps Hugo: init finds its layout, export puts the translation where Hugo looks, Hugo builds it.
. "$(dirname "$0")/lib.sh"

command -v hugo >/dev/null || skip "Hugo is not installed here"

article hugo.toml <<'END'
baseURL = "https://example.org/"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
disableKinds = ["RSS", "sitemap", "taxonomy", "term"]
[languages.en]
contentDir = "content/en"
languageCode = "en-us"
[languages.sv]
contentDir = "content/sv"
languageCode = "sv-se"
END
article layouts/_default/single.html <<<'<html lang="{{ site.Language.Lang }}"><h1>{{ .Title }}</h1>{{ .Content }}</html>'
article layouts/_default/list.html <<<'{{ .Content }}{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
article layouts/shortcodes/note.html <<<'<aside data-kind="{{ .Get "kind" }}">{{ .Inner | markdownify }}</aside>'
printf '<b>{{ .Get 0 }}</b>' | article layouts/shortcodes/badge.html
article content/en/_index.md <<'END'
---
title: Home
---
Welcome.
END
article content/en/guide/start/index.md <<'END'
---
title: Getting started
---
# First steps

Install version {{< badge "2.0" >}} now, then read [the next page]({{< ref "next.md" >}}).

{{< note kind="warning" >}}
Keep a **copy** of your files.
{{< /note >}}

![The window](window.png)
END
article content/en/guide/next.md <<'END'
---
title: Next page
---
Not translated yet.
END
printf 'PNG' >content/en/guide/start/window.png

run 0 init
contains "$stderr" 'recognised Hugo (hugo.toml)'
contains docloc.yaml 'content/{locale}/'
contains docloc.yaml 'shortcodes: true'

# The translation arrives as Markdown of the same structure.
article translated/content/_index.md <<'END'
---
title: Hem
---
Välkommen.
END
article translated/content/guide/start/index.md <<'END'
---
title: Kom igång
---
# Första stegen

Installera version {{< badge "2.0" >}} nu, och läs sedan [nästa sida]({{< ref "next.md" >}}).

{{< note kind="warning" >}}
Behåll en **kopia** av dina filer.
{{< /note >}}

![Fönstret](window.png)
END
mv translated "$work/translated"
run 0 import --locale sv-SE "$work/translated"
run 0 export --locale sv-SE
[[ -f content/sv/guide/start/index.md ]] || fail "the export is not where Hugo looks"
same_bytes content/sv/guide/start/index.md "$work/translated/content/guide/start/index.md"

hugo --quiet --destination public >"$stdout" 2>"$stderr" || fail "Hugo does not build the site"
page=public/sv/guide/start/index.html
contains "$page" '<h1>Kom igång</h1>'
contains "$page" 'Installera version <b>2.0</b> nu'
contains "$page" 'href="https://example.org/sv/guide/next/">nästa sida</a>'
contains "$page" '<aside data-kind="warning">Behåll en <strong>kopia</strong> av dina filer.</aside>'
contains "$page" '<img src="window.png" alt="Fönstret">'
[[ -f public/sv/guide/start/window.png ]] || fail "the picture of the page bundle is not beside the Swedish page"
# What has no translation yet is the source's text, at the Swedish address.
contains public/sv/guide/next/index.html 'Not translated yet.'
contains public/en/guide/start/index.html 'Keep a <strong>copy</strong> of your files.'

# A source that goes takes its export along, and nothing else.
rm content/en/guide/next.md
sed -i 's/, then read .*/./' content/en/guide/start/index.md
run 0 export --locale sv-SE
[[ ! -e content/sv/guide/next.md ]] || fail "the export of an article that is gone is still there"

# Who edits an export keeps the edit: export leaves the file alone until import has taken it in.
sed -i 's/Välkommen\./Varmt välkommen./' content/sv/_index.md
run 0 export --locale sv-SE
contains "$stderr" 'site/export-kept'
contains "$stderr" 'docloc import --locale sv-SE content/sv/_index.md'
contains content/sv/_index.md 'Varmt välkommen.'
run 0 import --locale sv-SE content/sv/_index.md
run 0 export --locale sv-SE
lacks "$stderr" 'site/export-kept'
contains content/sv/_index.md 'Varmt välkommen.'
contains locales/sv-SE/content/_index.md.xlf 'Varmt välkommen.'
