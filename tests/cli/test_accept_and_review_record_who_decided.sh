#!/usr/bin/env bash
# accept keeps a translation through an edit without meaning; review sets states; both with the name that Git knows.
. "$(dirname "$0")/lib.sh"
command -v git >/dev/null || { echo "git is not here: skipped"; exit 0; }

git init -q .
git config user.name "Anna Ek"
git config user.email anna@example.org
printf 'source_locale: en-US\nlocales: [sv-SE, de-DE]\n' >docloc.yaml
printf '# Start\n\nOpen teh file. Save it.\n\nClose the window.\n' | article content/en-US/a.md
mkdir -p "$work/sv" "$work/de"
printf '# Start\n\nÖppna filen. Spara den.\n\nStäng fönstret.\n' >"$work/sv/a.md"
printf '# Start\n\nÖffnen Sie die Datei. Speichern Sie sie.\n\nSchließen Sie das Fenster.\n' >"$work/de/a.md"
run 0 import --locale sv-SE "$work/sv"
run 0 import --locale de-DE "$work/de"

printf '# Start\n\nOpen the file. Save it.\n\nClose the windows.\n' | article content/en-US/a.md
run 2 accept content/en-US/a.md:3
run 1 accept content/en-US/a.md:2 --all-locales
contains "$stderr" 'review/no-unit'
cp locales/sv-SE/a.md.xlf "$work/before.xlf"
run 0 accept content/en-US/a.md:3 --locale de-DE --date 2026-11-23
contains "$stderr" '1 segment accepted'
same_bytes locales/sv-SE/a.md.xlf "$work/before.xlf"
contains locales/de-DE/a.md.xlf '2026-11-23 Anna Ek &lt;anna@example.org&gt;'
run 0 accept a.md:3 --all-locales --by 'Bo Ek'
contains locales/sv-SE/a.md.xlf 'Bo Ek'
run 0 status --json
[[ $(json "$stdout" locales 0 total stale segments) == 1 ]] || fail "the other sentence is not stale any more"
run 0 sync
run 0 status --json
[[ $(json "$stdout" locales 0 total stale segments) == 1 ]] || fail "a sync lost what was accepted"

run 0 review --locale sv-SE --state reviewed --query SPARA content/en-US
contains "$stderr" '1 segment in 1 article'
run 0 review --locale sv-SE --state final a.md:5
contains "$stderr" 'is stale: its source changed'
run 2 review --locale sv-SE --state 'done' a.md
run 2 review --locale sv-SE --state final content/en-US:3
run 0 status --locale sv-SE --json
[[ $(json "$stdout" locales 0 total reviewed segments) == 1 ]] || fail "nothing was reviewed"
