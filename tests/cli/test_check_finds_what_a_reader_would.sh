#!/usr/bin/env bash
# check: broken links, missing images and lost codes are found with their place, as text and as JSON; status counts units.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
printf '# Fine\n\nSee [itself](good.md).\n' | article content/en-US/good.md
mkdir -p "$work/translated"
printf '# Bra\n\nSe [sig själv](good.md).\n' >"$work/translated/good.md"
run 0 import --locale sv-SE "$work/translated"
run 0 check
run 0 check --format json
json "$stdout" findings >/dev/null

printf '# Bad\n\nSee [nothing](gone.md) and [no part](good.md#gone).\n\n![x](media/Gone.png)\n' | article content/en-US/bad.md
run 1 check
cat "$stdout" "$stderr" >"$work/said"
contains "$work/said" bad.md
contains "$work/said" gone.md
contains "$work/said" Gone.png
run 1 check --format json
first=$(json "$stdout" findings 0)
printf '%s' "$first" >"$work/first.json"
[[ -n $(json "$work/first.json" rule) ]] || fail "a finding has no rule"
[[ -n $(json "$work/first.json" message) ]] || fail "a finding has no message"

run 0 status --json
json "$stdout" >/dev/null
run 0 status
contains "$stdout" sv-SE
