#!/usr/bin/env bash
# run.sh DOCLOC [FOLDER]: how long the main jobs take over a folder of articles, each job three times, the best one shown.
# Without a folder the demonstration site's articles are used, each made 500 times with texts of its own.
set -euo pipefail
export LC_ALL=C.UTF-8

docloc=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
copies=500
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
project=$work/project
sources=$project/content/en-US
mkdir -p "$sources"
printf 'source_locale: en-US\nlocales: [qps-ploc]\n' >"$project/docloc.yaml"

if (($# > 1)); then
  cp -r -- "$2/." "$sources/"
else
  # The copies differ in their texts, as articles do. Links between folders break, which is no matter here.
  for ((i = 0; i < copies; ++i)); do
    mkdir "$sources/part$i"
    for article in "$root"/content/en-US/*.md "$root"/content/en-US/articles/*/*.md; do
      sed "/^[A-Z]/s/\$/ This is text $i./" "$article" >"$sources/part$i/${article##*/}"
    done
  done
fi

articles=$(find "$sources" -name '*.md' | wc -l)
bytes=$(find "$sources" -name '*.md' -printf '%s\n' | awk '{ sum += $1 } END { print sum }')
printf '%d articles, %.1f MB of Markdown, %d processors\n\n' "$articles" "$(awk -v b="$bytes" 'BEGIN { print b / 1e6 }')" "$(nproc)"
printf '%-34s %9s %9s %12s\n' job 'wall s' 'CPU s' 'articles/s'

# measure NAME PREPARATION ARGUMENT...: PREPARATION is a command that is not timed. A job may find faults in the articles
# (status 1); any other failure ends the run.
measure() {
  local name=$1 preparation=$2 best='' cpu='' round wall user system status
  shift 2
  local TIMEFORMAT='%R %U %S'
  for round in 1 2 3; do
    eval "$preparation"
    status=0
    { time "$docloc" -C "$project" "$@" >"$work/stdout" 2>"$work/stderr" || status=$?; } 2>"$work/time"
    ((status <= 1)) || {
      printf 'round %d of "docloc %s" ended with %d\n' "$round" "$*" "$status" >&2
      tail -n 5 "$work/stderr" >&2
      exit 1
    }
    read -r wall user system <"$work/time"
    if [[ -z $best ]] || awk -v a="$wall" -v b="$best" 'BEGIN { exit !(a < b) }'; then
      best=$wall
      cpu=$(awk -v a="$user" -v b="$system" 'BEGIN { print a + b }')
    fi
  done
  awk -v name="$name" -v wall="$best" -v cpu="$cpu" -v n="$articles" \
    'BEGIN { printf "%-34s %9.2f %9.2f %12.0f\n", name, wall, cpu, (wall > 0 ? n / wall : 0) }'
}

measure 'export of the source locale' "rm -rf '$work/out'" export --locale en-US --out "$work/out"
measure 'export of a pseudo-locale' "rm -rf '$work/out'" export --locale qps-ploc --out "$work/out"
measure 'sync, no catalogs yet' "rm -rf '$project/locales'" sync
measure 'sync, nothing changed' : sync
measure 'check' : check
measure 'build of both locales, empty folder' "rm -rf '$work/site'" build --out "$work/site"
measure 'build of both locales, nothing new' : build --out "$work/site"
