#!/usr/bin/env bash
# docloc edit: the editor gets the localized Markdown; what it changed is in the catalog afterwards, and nothing else.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
printf '# Start\n\nOne is here. Two is there.\n\nRun `make` now.\n' | article content/en-US/a.md
printf '# Börja\n\nEtt är här. Två är där.\n\nKör `make` nu.\n' | article translated/a.md
run 0 import --locale sv-SE translated

# An editor is any program that takes the file's name last.
editor=$work/editor
printf '#!/bin/sh\nsed "$1" "$2" >"$2.new" && mv "$2.new" "$2"\n' >"$editor"
chmod +x "$editor"

export VISUAL="$editor s/Två.är.där/Tvåan.är.borta/"
run 0 edit --locale sv-SE a.md
contains "$stderr" '1 units'
contains locales/sv-SE/a.md.xlf 'Tvåan.är.borta'
contains locales/sv-SE/a.md.xlf 'Ett är här.'
[[ ! -e .docloc/edit/sv-SE/a.md ]] || fail 'the file was left behind'

export VISUAL=true
cp locales/sv-SE/a.md.xlf "$work/before"
run 0 edit --locale sv-SE a.md
contains "$stderr" 'Nothing was changed'
same_bytes locales/sv-SE/a.md.xlf "$work/before"

# An edit that cannot be taken: status 1, the text is kept, and the next edit goes on with it.
export VISUAL="$editor s/.make.//"
run 1 edit --locale sv-SE a.md
contains "$stderr" align/codes
contains "$stderr" .docloc/edit/sv-SE/a.md
[[ -e .docloc/edit/sv-SE/a.md ]] || fail 'the text is lost'
same_bytes locales/sv-SE/a.md.xlf "$work/before"
export VISUAL="$editor s/Kör.*nu/Kör.\`make\`.genast/"
run 0 edit --locale sv-SE a.md
contains "$stderr" 'earlier edit'
contains locales/sv-SE/a.md.xlf 'genast'
[[ ! -e .docloc/edit/sv-SE/a.md ]] || fail 'the file was left behind'

export VISUAL=false
run 3 edit --locale sv-SE a.md
unset VISUAL
run 2 edit --locale sv-SE nowhere.md
