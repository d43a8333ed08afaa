#!/usr/bin/env bash
# Two branches translate different units of one catalog: Git merges them with docloc's driver and without it. Where both
# translated one segment, the driver keeps both translations in a valid catalog and says so.
. "$(dirname "$0")/lib.sh"
command -v git >/dev/null || { echo "git is not here: skipped"; exit 0; }

git init -q .
git config user.name "Anna Ek"
git config user.email anna@example.org
printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
printf '.docloc/\n' >.gitignore
for n in 1 2 3 4 5 6; do printf 'Sentence number %s of this article.\n\n' "$n"; done | article content/en-US/a.md
catalog=locales/sv-SE/a.md.xlf

# translate TEXT...: the article with those paragraphs, a line each, is imported.
translate() {
  rm -rf "$work/sv" && mkdir "$work/sv"
  printf '%s\n\n' "$@" >"$work/sv/a.md"
  run 0 import --set import.confidence=0 --locale sv-SE "$work/sv"
  git commit -qam "$1"
}
sentences=('Mening ett.' 'Mening två.' 'Mening tre.' 'Mening fyra.' 'Mening fem.' 'Mening sex.')
run 0 sync
git add . && git commit -qm sources
translate "${sentences[@]}"
main=$(git symbolic-ref --short HEAD)
git branch other
translate 'Den första meningen.' "${sentences[@]:1}"
git checkout -q other
translate "${sentences[@]:0:5}" 'Den sjätte meningen.'

# Hosts ignore drivers: a plain merge works as well.
git checkout -qb plain "$main"
git merge -q --no-edit other >"$stdout" 2>"$stderr" || fail "a plain merge has conflicts"
contains "$catalog" 'Den första meningen.'
contains "$catalog" 'Den sjätte meningen.'
run 0 check

git config merge.docloc.driver "'$DOCLOC' merge-driver %O %A %B %P"
printf 'locales/**/*.xlf merge=docloc\n' >.git/info/attributes
git checkout -qb driven "$main"
git merge -q --no-edit other >"$stdout" 2>"$stderr" || fail "the driver made conflicts"
contains "$catalog" 'Den första meningen.'
contains "$catalog" 'Den sjätte meningen.'

# One segment, two translations.
git checkout -qb left "$main"
translate 'Den första meningen.' "${sentences[@]:1:4}" 'Mening nummer sex.'
git checkout -qb right other
git checkout -q left
! git merge -q --no-edit right >"$stdout" 2>"$stderr" || fail "a conflict passed for a clean merge"
contains "$stderr" 'merge/conflict'
contains "$stderr" "$catalog"
lacks "$catalog" '<<<<<<<'
contains "$catalog" 'Mening nummer sex.'
contains "$catalog" 'Den sjätte meningen.'
contains "$catalog" 'docloc:theirs'
run 0 status
git checkout -q --merge -- "$catalog" 2>/dev/null || true

# A file that is no catalog is merged by lines.
printf 'one\ntwo\nthree\nfour\nfive\n' >"$work/base"
printf 'ONE\ntwo\nthree\nfour\nfive\n' >"$work/ours"
printf 'one\ntwo\nthree\nfour\nFIVE\n' >"$work/theirs"
run 0 merge-driver "$work/base" "$work/ours" "$work/theirs" x.xlf
contains "$stderr" 'merge/not-a-catalog'
[[ $(tr '\n' ' ' <"$work/ours") == 'ONE two three four FIVE ' ]] || fail "the lines were not merged"
run 3 merge-driver "$work/base" "$work/nothing" "$work/theirs"
