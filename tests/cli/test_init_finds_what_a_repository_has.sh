#!/usr/bin/env bash
# init writes settings for the layout that is there, leaves the articles alone, and never replaces settings.
. "$(dirname "$0")/lib.sh"

printf '# Guide\n' | article docs/en-US/guide.md
cp -r docs "$work/docs"
run 0 init --source en-US --locale sv-SE
contains "$stdout" docloc.yaml
contains docloc.yaml 'docs/{locale}'
same_trees "$work/docs/en-US" docs/en-US

run 0 sync
[[ -f locales/sv-SE/guide.md.xlf ]] || fail "sync does not work with the settings that init wrote"

cp docloc.yaml "$work/docloc.yaml"
run 2 init --locale de-DE
same_bytes "$work/docloc.yaml" docloc.yaml
