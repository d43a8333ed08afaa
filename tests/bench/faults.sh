#!/usr/bin/env bash
# faults.sh BUILD-FOLDER [SHARED]: seeded faults, found by docloc and by translate-toolkit's pofilter.
# Both get the same damaged segments and the same ones undamaged. pofilter is asked with all its tests, once by locale; a
# damaged segment counts as found when any of its tests names it, and an undamaged one as a false alarm.
# SHARED is the folder of the shared articles; without them the fixtures of the repository are what there is.
set -euo pipefail
export LC_ALL=C.UTF-8

build=$(realpath "${1:?the build folder}")
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/po"

status=0
"$build/tests/fault_bench" --po "$work/po" "$@" || status=$?
((status <= 1)) || exit "$status"

if ! command -v pofilter >/dev/null; then
  echo "pofilter is not there (Debian's translate-toolkit): docloc is not compared"
  exit "$status"
fi

# messages PO LOCALE KIND: those of PO's messages whose context is of the locale and kind, with a header.
messages() {
  awk -v RS= -v ORS='\n\n' -v start="msgctxt \"$2 $3" 'NR == 1 || index($0, start) == 1' "$1"
}

# flagged LOCALE: how many of the messages on stdin pofilter has something to say of.
flagged() {
  cat >"$work/in.po"
  pofilter --progress=none --language="${1%%-*}" "$work/in.po" "$work/out.po" >"$work/log" 2>&1
  if [[ -s $work/out.po ]]; then grep -c '^msgctxt ' "$work/out.po" || true; else echo 0; fi
  rm -f "$work/out.po"
}

printf '\n%-40s %8s %8s %10s\n' 'the same with pofilter' seeds recall precision
for po in "$work"/po/*.po; do
  name=$(basename "$po" .po)
  seeds=0 found=0 false=0
  mapfile -t locales < <(grep -o '^msgctxt "[A-Za-z-]*' "$po" | cut -c10- | sort -u)
  for locale in "${locales[@]}"; do
    count=$(grep -c "^msgctxt \"$locale seeded" "$po")
    seeds=$((seeds + count))
    found=$((found + $(messages "$po" "$locale" seeded | flagged "$locale")))
    false=$((false + $(messages "$po" "$locale" clean | flagged "$locale")))
  done
  awk -v name="${name#* }" -v seeds="$seeds" -v found="$found" -v false="$false" 'BEGIN {
    printf "%-40s %8d %8.3f %10.3f\n", name, seeds, seeds ? found / seeds : 0, found + false ? found / (found + false) : 1 }'
done
exit "$status"
