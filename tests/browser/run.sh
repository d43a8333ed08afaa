#!/usr/bin/env bash
# run.sh FILE: builds the demonstration site into a scratch folder and runs the tests in FILE over it, in a browser. CTest
# gives the program as DOCLOC. What the tests need is installed by ./dev test; without it they are skipped.
set -euo pipefail
export LC_ALL=C.UTF-8

: "${DOCLOC:?the program under test}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

skip() {
  printf 'SKIPPED: %s\n' "$*" >&2
  exit 77
}

command -v node >/dev/null || skip 'node is not installed'
node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)' || skip 'node is older than 18'
DOCLOC_CHROMIUM=${DOCLOC_CHROMIUM:-$(command -v chromium || true)}
[[ $DOCLOC_CHROMIUM ]] || skip 'chromium is not installed'
[[ -f $here/node_modules/.package-lock.json ]] || skip "the packages are not there; run 'npm ci --ignore-scripts' in tests/browser"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A project of its own: builds of a contributor's working copy keep their records.
cp -r "$root/content" "$root/locales" "$root/docloc.yaml" "$work"
# A page that moved, unless the demonstration has some.
grep -q '^redirects:' "$work/docloc.yaml" ||
  printf 'redirects:\n  first-steps.md: getting-started.md#where-to-go-next\n' >>"$work/docloc.yaml"
mkdir "$work/bin"
for pagefind in "$here"/node_modules/@pagefind/linux-*/bin/pagefind_extended; do
  [[ ! -x $pagefind ]] || ln -s "$pagefind" "$work/bin/pagefind"
done
PATH=$work/bin:$PATH "$DOCLOC" -C "$work" build --out site >"$work/log" 2>&1 || {
  cat "$work/log" >&2
  exit 1
}
export DOCLOC_CHROMIUM DOCLOC_SITE=$work/site
node --test "$here/$1"
