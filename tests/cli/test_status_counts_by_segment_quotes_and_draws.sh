#!/usr/bin/env bash
# status: segments by state, new words since a revision, a quote by match band, stale segments by words, a dashboard.
. "$(dirname "$0")/lib.sh"
command -v git >/dev/null || { echo "git is not here: skipped"; exit 0; }

git init -q .
git config user.name "Anna Ek"
git config user.email anna@example.org
printf 'source_locale: en-US\nlocales: [sv-SE]\nquote: {weights: {new: 120}}\n' >docloc.yaml
printf '# Start\n\nOpen the old file in the first window. Save it.\n' | article content/en-US/guide/a.md
mkdir -p "$work/translated/guide"
printf '# Start\n\nÖppna den gamla filen i det första fönstret. Spara den.\n' >"$work/translated/guide/a.md"
run 0 import --locale sv-SE "$work/translated"
git add . && git commit -qm one
run 0 status
contains "$stdout" '100%     words     11'
lacks "$stdout" $'\x1b'

printf '# Start\n\nOpen the new file in the first window. Save it.\n\nA new text of six words.\n' | article content/en-US/guide/a.md
run 0 status --stale --since HEAD --quote
contains "$stdout" 'Open the [-old-]{+new+} file in the first window.'
contains "$stdout" 'Öppna den gamla filen i det första fönstret.'
contains "$stdout" 'New since HEAD: 14 words in 2 segments.'
contains "$stdout" '14 words to do'
grep -qE '^  85-94 +50% +1 +8 +4$' "$stdout" || fail "no fuzzy band in the quote"
grep -qE '^  new +120% +1 +6 +7$' "$stdout" || fail "no new words in the quote"

run 0 status --json --since HEAD --quote
[[ $(json "$stdout" version) == 2 ]] || fail "the JSON has another version"
[[ $(json "$stdout" since added words) == 14 ]] || fail "no words since in the JSON"
[[ $(json "$stdout" locales 0 total stale segments) == 1 ]] || fail "no stale segment in the JSON"
[[ $(json "$stdout" locales 0 total translated segments) == 2 ]] || fail "the unit's other sentence is stale too"
[[ $(json "$stdout" locales 0 articles 0 handback) == unknown ]] || fail "a hand-back where there is none"
[[ $(json "$stdout" quote locales 0 bands new words) == 6 ]] || fail "no quote in the JSON"

run 0 status --html "$work/board.html"
contains "$work/board.html" '<svg'
lacks "$work/board.html" '<script'
contains "$work/board.html" 'class=trend'
[[ -e .docloc/trend.record ]] || fail "the trend was not remembered"
run 2 status --html content/en-US/guide/a.md
run 3 status --since no-such-branch
run 2 --set 'quote.weights={free: 1}' status
