#!/usr/bin/env bash
# A sync fills a new article from the translations of others; what is not clear is offered, a guess is never exported;
# status lists the texts that are translated in several ways.
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
[[ -e .docloc/memory-sv-SE.sqlite ]] || fail "no index"
run 0 export --locale sv-SE --out "$work/out"
contains "$work/out/new.md" 'Öppna filen.'
contains "$work/out/new.md" 'Shut the door.'
contains "$work/out/new.md" 'Select the blue file in the list now.'

# Again: nothing changes, with the index, without it, and with a broken one.
cp -r locales "$work/locales"
run 0 sync
same_trees "$work/locales" locales
rm .docloc/*
run 0 sync
same_trees "$work/locales" locales
rm .docloc/*.record
printf 'garbage' >.docloc/memory-sv-SE.sqlite
run 0 sync
same_trees "$work/locales" locales

run 0 status --consistency
contains "$stdout" 'sv-SE: 1 text is translated in several ways'
contains "$stdout" 'paragraph "Shut the door.", 2 places'
contains "$stdout" 'Stäng dörren nu.'
run 0 status --consistency --json
[[ $(json "$stdout" locales 0 texts 0 places) == 2 ]] || fail "not two places"

# Switched off, nothing is filled.
rm -r locales/sv-SE/new.md.xlf .docloc
printf 'memory:\n  leverage: false\n' >>docloc.yaml
run 0 sync
lacks "$catalog" 'docloc:memory'
