#!/usr/bin/env bash
# diff: what changed since a revision by words, its price in segments, words and locales; safe as a comment.
. "$(dirname "$0")/lib.sh"
command -v git >/dev/null || { echo "git is not here: skipped"; exit 0; }

printf '# Start\n' | article content/en-US/a.md
run 3 diff
git init -q .
git config user.name "Anna Ek"
git config user.email anna@example.org
printf 'source_locale: en-US\nlocales: [sv-SE, de-DE]\n' >docloc.yaml
printf '# Start\n\nOpen the old file. Save it.\n' | article content/en-US/a.md
printf '# Other\n\nA text that\nis reflowed later.\n' | article content/en-US/b.md
printf '# Gone\n\nNobody needs this.\n' | article content/en-US/c.md
mkdir -p "$work/translated"
printf '# Start\n\nÖppna den gamla filen. Spara den.\n' >"$work/translated/a.md"
run 0 import --locale sv-SE "$work/translated"
git add . && git commit -qm one
run 0 diff
contains "$stdout" 'Nothing changed since HEAD.'

printf '# Start\n\nOpen the new file. Save it.\n\nAsk @everyone: <b>```|x|</b>\n' | article content/en-US/a.md
printf '# Other\n\nA text that is reflowed\nlater.\n' | article content/en-US/b.md
rm content/en-US/c.md
run 0 diff
contains "$stdout" 'en-US  Open the [-old-]{+new+} file.'
contains "$stdout" 'sv-SE  Öppna den gamla filen.  (translated -> stale)'
contains "$stdout" 'content/en-US/b.md: formatting only: 0 words'
contains "$stdout" 'content/en-US/c.md: deleted'
contains "$stdout" 'Impact: 2 segments, 7 words, 2 locales'
run 0 diff --locale de-DE content/en-US/b.md
contains "$stdout" 'Impact: 0 segments, 0 words, 0 locales'
run 2 diff no-such-branch content/en-US/a.md
contains "$stderr" 'neither a Git revision nor'

run 0 diff HEAD --format json
[[ $(json "$stdout" format) == docloc-diff ]] || fail "no JSON of a diff"
[[ $(json "$stdout" impact words) == 7 ]] || fail "no impact in the JSON"
[[ $(json "$stdout" articles 1 formatting_only) =~ ^(ON|true)$ ]] || fail "formatting is not said in the JSON"

# Content stands between fences that it cannot close.
run 0 diff --format markdown
contains "$stdout" '### Translation impact: 2 segments, 7 words, 2 locales'
contains "$stdout" '````diff'
awk '/^````/ {inside = !inside; next} !inside' "$stdout" >"$work/outside"
lacks "$work/outside" '@everyone'
lacks "$work/outside" '<b>'

run 0 diff --html "$work/diff.html"
contains "$work/diff.html" '<del>old</del><ins>new</ins>'
contains "$work/diff.html" '<h3>sv-SE</h3>'
lacks "$work/diff.html" '<script'
