#!/usr/bin/env bash
# docloc audit: any two trees, no settings, nothing written.
. "$(dirname "$0")/lib.sh"

mkdir -p docs/en docs/sv
printf '# Guide\n\nOpen the file `a.txt`. Close it again after 5 minutes.\n\nSee [the list](list.md#first).\n' >docs/en/guide.md
printf '# List\n\n## First\n\nText of the list.\n' >docs/en/list.md
printf '# Only here\n\nThree words more.\n' >docs/en/new.md
hash=$(sha1sum docs/en/guide.md | cut -d' ' -f1)
{
  printf -- '---\nms.openlocfilehash: %s\nms.contentlocale: sv-SE\n---\n' "$hash"
  printf '# Guide\n\nÖppna filen `a.txt`. Stäng den igen efter 5 minuter.\n\nSe [listan](list.md#forsta).\n'
} >docs/sv/guide.md
printf -- '---\nms.openlocfilehash: 0123456789012345678901234567890123456789\n---\n# Lista\n\n## Första\n' >docs/sv/list.md
printf '# Gammal\n' >docs/sv/old.md
cp -r docs "$work/before"

run 0 audit docs/en docs/sv --json --html audit.html
same_trees docs "$work/before"
[[ $(json "$stdout" format) == docloc-audit ]] || fail 'another format'
[[ $(json "$stdout" version) == 1 ]] || fail 'another version'
[[ $(json "$stdout" target_locale) == sv-SE ]] || fail 'another locale'
[[ $(json "$stdout" pages total) == 3 ]] || fail 'pages'
[[ $(json "$stdout" pages current) == 1 ]] || fail 'current pages'
[[ $(json "$stdout" pages stale) == 1 ]] || fail 'stale pages'
[[ $(json "$stdout" pages absent) == 1 ]] || fail 'absent pages'
[[ $(json "$stdout" pages surplus) == 1 ]] || fail 'surplus pages'
[[ $(json "$stdout" sentences missing words) == 5 ]] || fail 'missing words'
[[ $(json "$stdout" sentences stale segments) == 1 ]] || fail 'stale sentences'
[[ $(json "$stdout" dead_links) == 1 ]] || fail 'dead links'
contains "$stdout" '"url":"list.md#forsta"'
contains "$stdout" 'missing-bookmark'
contains audit.html '<h1>Audit of a translation</h1>'

run 0 audit docs/en docs/sv
contains "$stdout" 'To catch up:'
contains "$stdout" 'guide.md:'
run 2 audit docs/en nowhere
[[ ! -e docloc.yaml && ! -e .docloc && ! -e locales ]] || fail 'audit wrote something'
