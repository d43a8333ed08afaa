#!/usr/bin/env bash
# check --fix mends the letters of a path, shows it first as a diff that patch takes, and does it once; what somebody lets
# stand is neither shown nor counted until its text changes.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
printf '# Fine\n\nSee ![the map](Media/Map.png).\n\nSee [it](gone.md).\n' | article content/en-US/a.md
printf 'png' | article content/en-US/media/map.png
mkdir -p "$work/translated"
printf '# Bra\n\nSe ![kartan](Media/Map.png).\n\nSe [den](gone.md).\n' >"$work/translated/a.md"
run 0 import --locale sv-SE "$work/translated"
cp -r . "$work/before"

run 2 check --unsafe
run 2 check --diff --format json
run 1 check --diff
same_trees . "$work/before"
contains "$stdout" '+See ![the map](media/map.png).'
contains "$stderr" '1 finding would be fixed in 1 file'
cp "$stdout" "$work/diff"
run 1 check --fix
contains "$stderr" '1 finding fixed in 1 file'
contains "$stdout" 'links/missing-article'
lacks "$stdout" 'links/wrong-case'
contains content/en-US/a.md '![the map](media/map.png)'
same_trees locales "$work/before/locales"
if command -v patch >/dev/null; then
  (cd "$work/before" && patch -s -p1 <"$work/diff") || fail "patch does not take the diff"
  same_bytes content/en-US/a.md "$work/before/content/en-US/a.md"
fi
cp -r . "$work/fixed"
run 1 check --fix --unsafe --locale sv-SE a.md
contains "$stderr" '0 findings fixed in 0 files'
same_trees . "$work/fixed"

# One thing is decided at a time, of one unit, with a reason.
run 2 review --locale en-US a.md:5
run 2 review --locale en-US --suppress links/missing-article a.md:5 --by Anna
run 2 review --locale en-US --suppress links/imagined --reason x a.md:5 --by Anna
run 2 review --locale en-US --suppress links/missing-article --reason x a.md --by Anna
run 0 review --locale en-US --suppress links/missing-article --reason 'It comes in May.' a.md:5 --by Anna --date 2026-11-23
contains locales/en-US/a.md.xlf 'It comes in May.'
run 0 check
lacks "$stdout" 'links/missing-article'
run 0 check --format json
contains "$stdout" '"suppressed": "It comes in May.'
run 0 sync
run 0 check
printf '# Fine\n\nSee ![the map](media/map.png).\n\nDo see [it](gone.md).\n' | article content/en-US/a.md
run 1 check
contains "$stdout" 'links/missing-article'
run 0 review --locale en-US --suppress 'links/*' --reason 'It comes in May.' a.md:5 --by Anna
printf '# Gone\n' | article content/en-US/gone.md
run 0 check
contains "$stdout" 'check/unused-suppression'
run 0 review --locale en-US --unsuppress 'links/*' a.md:5
run 0 check
lacks "$stdout" 'check/unused-suppression'
