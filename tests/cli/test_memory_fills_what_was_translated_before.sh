#!/usr/bin/env bash
# A sync fills a new article from the translations of others, keeps on record where they came from, and marks a guess.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
printf '# Files\n\nOpen the file.\n\nShut the door.\n\nSelect the red file in the list now.\n' | article content/en-US/a.md
printf '# Filer\n\nÖppna filen.\n\nStäng dörren.\n\nVälj den röda filen i listan nu.\n' | article translated/a.md
printf '# Doors\n\nShut the door.\n' | article content/en-US/b.md
printf '# Dörrar\n\nStäng dörren nu.\n' | article translated/b.md
run 0 import --locale sv-SE translated

printf '# New\n\nOpen the file.\n\nShut the door.\n\nSelect the blue file in the list now.\n' | article content/en-US/new.md
run 0 sync
catalog=locales/sv-SE/new.md.xlf
contains "$catalog" '<target>Öppna filen.</target>'
contains "$catalog" 'origin="docloc:memory" similarity="100"'
contains "$catalog" '<segment id="s1" state="initial" subState="docloc:fuzzy">'
