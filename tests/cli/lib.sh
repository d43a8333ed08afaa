# What the tests of the command line share. A test is a bash script that reads this file first; CTest gives it the program
# as DOCLOC and cmake as CMAKE. It works in a project folder of its own, which is gone when it ends.
# shellcheck shell=bash
set -euo pipefail
export LC_ALL=C.UTF-8

: "${DOCLOC:?the program under test}" "${CMAKE:?cmake, which reads JSON}"

cli_tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
project=$work/project
mkdir "$project"
cd "$project"

stdout=$work/stdout
stderr=$work/stderr

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  if [[ -e $stdout ]]; then
    printf -- '--- stdout\n%s\n--- stderr\n%s\n' "$(<"$stdout")" "$(<"$stderr")" >&2
  fi
  exit 1
}

# The test needs something that is not here: CTest counts it as skipped.
skip() {
  printf 'SKIPPED: %s\n' "$*" >&2
  exit 77
}

# run STATUS ARGUMENT...: the program in the project folder must end with STATUS. What it printed is in $stdout and $stderr.
run() {
  local wanted=$1 status=0
  shift
  "$DOCLOC" -C "$project" "$@" >"$stdout" 2>"$stderr" || status=$?
  [[ $status == "$wanted" ]] || fail "docloc $* ended with $status, not $wanted"
}

# contains FILE TEXT: the text stands in the file as it is.
contains() { grep -qF -- "$2" "$1" || fail "'$2' is not in $1:"$'\n'"$(<"$1")"; }
lacks() { ! grep -qF -- "$2" "$1" || fail "'$2' is in $1:"$'\n'"$(<"$1")"; }

same_bytes() { cmp -s -- "$1" "$2" || fail "$1 and $2 differ:"$'\n'"$(diff -- "$1" "$2" || true)"; }
same_trees() { diff -r -- "$1" "$2" >&2 || fail "$1 and $2 differ"; }

# json FILE [KEY]...: the value there; fails when the file is no JSON or has no such key.
json() {
  local file=$1
  shift
  "$CMAKE" -DFILE="$file" -DKEYS="$(IFS=';' && printf '%s' "$*")" -P "$cli_tests/json.cmake" 2>&1 ||
    fail "no JSON with $* in $file:"$'\n'"$(<"$file")"
}

# article PATH: standard input becomes that file of the project.
article() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
}
