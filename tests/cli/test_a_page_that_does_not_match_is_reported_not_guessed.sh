#!/usr/bin/env bash
# An import whose blocks are not the source's leaves the catalogs alone and says which file it was.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
printf '# One\n\nText.\n\n- item\n- item two\n' | article content/en-US/page.md
printf '# Ett\n\nText på svenska.\n\nEtt stycke som källan inte har.\n\n- punkt\n' | article translated/page.md

run 0 sync
cp -r locales "$work/locales"
run 1 import --locale sv-SE translated
cat "$stdout" "$stderr" >"$work/said"
contains "$work/said" page.md
same_trees "$work/locales" locales
