#!/usr/bin/env bash
# With "publish.stale: pin" a page that is not translated completely is that of the newest commit at which it was, with
# the commit's date; a build that goes on from the last one gives what a clean one gives.
. "$(dirname "$0")/lib.sh"
command -v git >/dev/null || skip "git is not here"

printf 'source_locale: en-US\nlocales: [sv-SE]\npublish: {stale: pin}\nsite: {search: false}\nimport: {confidence: 0}\n' >docloc.yaml
printf '.docloc/\nout/\n' >.gitignore
git init -q .
git config user.name "Anna Ek"
git config user.email anna@example.org
# commit DATE MESSAGE: all there is.
commit() {
  git add .
  GIT_COMMITTER_DATE="$1T12:00:00Z" GIT_AUTHOR_DATE="$1T12:00:00Z" git commit -qm "$2"
}

article content/en-US/guide.md <<'MD'
# Upgrade guide

The first paragraph stays as it was written.

The lamp is red.
MD
article "$work/translated/guide.md" <<'MD'
# Uppgradering

Det första stycket står kvar som det skrevs.

Lampan är röd.
MD
run 0 sync
commit 2026-01-10 "The article, not translated yet"
run 0 import --locale sv-SE "$work/translated"
commit 2026-02-20 "Translated"
sed -i 's/lamp is red/lamp is blue/' content/en-US/guide.md
run 0 sync
commit 2026-03-30 "The lamp is blue"

page=out/sv-SE/guide.html
run 0 build
contains $page "This page shows the version of 20 februari 2026."
contains $page "Lampan är röd."
lacks $page "data-state=\"stale\""
contains out/sv-SE/guide.md "Lampan är röd."
contains out/en-US/guide.html "The lamp is blue."

# The same again is left as it is.
run 0 build --explain
lacks "$stdout" guide.html
lacks "$stderr" guide.html

# A commit that changes no page's version still finds the same one, and so does a build from nothing.
printf '# Another\n' >content/en-US/other.md
run 0 sync
commit 2026-04-01 "Another article"
run 0 build
cp -r out "$work/incremental"
rm -rf .docloc out
run 0 build
same_trees out "$work/incremental"
contains $page "20 februari 2026"

# What was never translated is the source's page; in another policy the older sentence stands among today's.
contains out/sv-SE/other.html "This page is not translated yet."
sed -i 's/stale: pin/stale: older/' docloc.yaml
run 0 build
contains $page "data-state=\"stale\""
lacks $page "This page shows the version"

# Away from its repository it has no versions.
sed -i 's/stale: older/stale: pin/' docloc.yaml
mv .git "$work/git"
run 0 build
contains $page "data-state=\"stale\""
mv "$work/git" .git
run 0 build
contains $page "This page shows the version of 20 februari 2026."
