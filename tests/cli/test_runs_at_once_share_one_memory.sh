#!/usr/bin/env bash
# Several runs that begin at once on a project whose memory was never indexed all write what one alone writes.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
for n in 1 2 3 4 5 6 7 8; do
  printf '# Files\n\nOpen file number %s.\n\nShut door number %s.\n' $n $n | article "content/en-US/a$n.md"
  printf '# Filer\n\nÖppna fil nummer %s.\n\nStäng dörr nummer %s.\n' $n $n | article "translated/a$n.md"
done
run 0 import --locale sv-SE translated
for n in 1 2 3 4 5 6 7 8; do
  printf '# Doors\n\nShut door number %s.\n\nOpen file number %s.\n' $n $n | article "content/en-US/b$n.md"
done
cp -r locales "$work/before"
run 0 sync
contains locales/sv-SE/b3.md.xlf '<target>Öppna fil nummer 3.</target>'
cp -r locales "$work/alone"

for round in 1 2 3 4 5 6; do
  rm -rf .docloc locales
  cp -r "$work/before" locales
  runs=()
  for n in 1 2 3; do
    "$DOCLOC" -C "$project" sync >"$work/log$n" 2>&1 &
    runs+=($!)
  done
  for n in 1 2 3; do
    wait "${runs[n - 1]}" || fail "run $n of round $round failed: $(<"$work/log$n")"
    lacks "$work/log$n" 'cannot be written'
  done
  same_trees "$work/alone" locales
done
