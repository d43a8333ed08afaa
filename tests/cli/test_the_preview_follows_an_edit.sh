#!/usr/bin/env bash
# serve: an edit of an article, a catalog, a picture or a setting is in the next answer and told to the browser; what
# cannot be built is told too, and leaves the pages as they were.
. "$(dirname "$0")/lib.sh"
command -v curl >/dev/null || skip "there is no curl"

printf 'source_locale: en-US\nlocales: [sv-SE]\nsite:\n  title: First title\n' >docloc.yaml
article content/en-US/index.md <<'MD'
# Welcome

Read [the guide](guide.md).
MD
article content/en-US/guide.md <<'MD'
# Guide

![A picture](media/shot.png)
MD
mkdir -p content/en-US/media "$work/translated" out
printf 'first picture' >content/en-US/media/shot.png
printf 'what build wrote' >out/kept.html
printf '# Välkommen\n\nLäs [guiden](guide.md).\n' >"$work/translated/index.md"
run 0 import --locale sv-SE "$work/translated"
cp -r locales "$work/locales"

server=""
listener=""
stop_all() {
  [[ -z $listener ]] || kill "$listener" 2>/dev/null || true
  [[ -z $server ]] || kill "$server" 2>/dev/null || true
  wait
}
trap 'stop_all; rm -rf "$work"' EXIT

# start ARGUMENT...: the preview, and a browser that listens; $url ends in '/'.
start() {
  : >"$stdout"
  "$DOCLOC" -C "$project" serve --port 0 "$@" >"$stdout" 2>"$stderr" &
  server=$!
  local tries=0
  until [[ -s $stdout ]]; do
    kill -0 "$server" 2>/dev/null || fail "docloc serve $* ended"
    ((++tries < 300)) || fail "docloc serve $* printed no address"
    sleep 0.1
  done
  url=$(<"$stdout")
  [[ $url =~ ^http://127\.0\.0\.1:[0-9]+/$ ]] || fail "'$url' is no address"
  curl -sN --max-time 100 "${url}_docloc/events" >"$work/events" &
  listener=$!
  told 1
}

# told N: waits until build N is told; its event is $event. Builds count up; an edit may give two of them.
told() {
  local tries=0
  until event=$(grep -F "\"build\":$1," "$work/events"); do
    ((++tries < 300)) || fail "build $1 was not told:"$'\n'"$(cut -c1-300 "$work/events")"
    sleep 0.1
  done
  build=$1
}
# follows TEXT: some build after the last one that was waited for has the text in its event.
follows() {
  told $((build + 1))
  local tries=0
  while [[ $event != *"$1"* ]]; do
    ((++tries < 20)) || fail "no event with '$1':"$'\n'"$(cut -c1-500 "$work/events")"
    told $((build + 1))
  done
}
get() { curl -sS "$url$1"; }
# Anything but the status is thrown away.
status() { curl -sS --path-as-is -o /dev/null -w '%{http_code}' "$@"; }

start
[[ $(get en-US/index.html) == *'src="/_docloc/live.js"'* ]] || fail "pages have no script"
lacks .docloc/preview/en-US/index.html '_docloc'
[[ $(get sv-SE/index.html) == *'Välkommen'* ]] || fail "the Swedish page is not there"
get en-US/media/shot.png >"$work/shot"
same_bytes "$work/shot" content/en-US/media/shot.png

# An article: its page in every locale; one that another page has is not named.
sed -i 's/Read/Please read/' content/en-US/index.md
follows '"en-US/index.html"'
[[ $event == *'"sv-SE/index.html"'* && $event != *guide.html* ]] || fail "the wrong pages changed: $event"
[[ $(get en-US/index.html) == *'Please read'* ]] || fail "the article's edit is not shown"

# A catalog: its locale's page alone.
sed -i 's/Välkommen/Hej och välkommen/' locales/sv-SE/index.md.xlf
follows '"sv-SE/index.html"'
[[ $event != *'"en-US/index.html"'* ]] || fail "another locale's page changed: $event"
[[ $(get sv-SE/index.html) == *'Hej och välkommen'* ]] || fail "the catalog's edit is not shown"

# A picture, and one of the locale's own in its place, in a folder that is new.
printf 'second picture' >content/en-US/media/shot.png
follows '"en-US/media/shot.png"'
[[ $(get en-US/media/shot.png) == 'second picture' ]] || fail "the picture is the old one"
mkdir -p content/sv-SE/media
printf 'svensk bild' >content/sv-SE/media/shot.png
follows '"sv-SE/media/shot.png"'
[[ $(get sv-SE/media/shot.png) == 'svensk bild' ]] || fail "the locale's own picture is not shown"

# A setting: every page.
sed -i 's/First title/Second title/' docloc.yaml
follows '"everything":true'
[[ $(get en-US/guide.html) == *'Second title'* ]] || fail "the setting's edit is not shown"

# A new article, and one that goes.
printf '# Later\n' >content/en-US/later.md
follows '"en-US/later.html"'
[[ $(status "${url}sv-SE/later.html") == 200 ]] || fail "the new article has no page"
rm content/en-US/later.md
follows '"en-US/later.html"'
[[ $(status "${url}sv-SE/later.html") == 404 ]] || fail "the page of the article that is gone is still there"

# Settings that cannot be read: told with their place; the pages stay; mended, all is well.
cp docloc.yaml "$work/docloc.yaml"
printf 'sitee:\n  title: Third\n' >docloc.yaml
follows '"built":false'
[[ $event == *'"rule":"settings/unknown"'*'"path":"docloc.yaml","line":1,'* ]] || fail "the fault has no place: $event"
contains "$stderr" 'docloc.yaml:1:1'
[[ $(get en-US/guide.html) == *'Second title'* ]] || fail "the last good page is gone"
cp "$work/docloc.yaml" docloc.yaml
follows '"built":true'
[[ $event != *settings/* ]] || fail "the fault is still told: $event"

# Who else asks gets nothing, and nothing lies outside.
printf 'secret' >secret.txt
ln -s "$project/secret.txt" .docloc/preview/link.txt
[[ $(status "${url}en-US/index.html") == 200 ]]
[[ $(status -H 'Host: evil.example' "$url") == 403 ]] || fail "a foreign host was answered"
[[ $(status -H 'Origin: http://evil.example' "$url") == 403 ]] || fail "a foreign origin was answered"
[[ $(status -X POST "$url") == 405 ]] || fail "POST was answered"
for path in ../../secret.txt %2e%2e/%2e%2e/secret.txt ..%2f..%2fsecret.txt link.txt .record; do
  [[ $(status "$url$path") == 40[04] ]] || fail "$path was answered"
done

# SIGTERM ends it with status 0, the browser's connection too; nothing was written but the preview's own.
kill "$server"
wait "$server" || fail "docloc serve ended with $?"
wait "$listener" || fail "the listener was not let go: $?"
server=""
listener=""
[[ $(<out/kept.html) == 'what build wrote' && $(ls out) == kept.html ]] || fail "the output folder was touched"
sed -i 's/Hej och välkommen/Välkommen/' locales/sv-SE/index.md.xlf
same_trees "$work/locales" locales

# The same without the kernel's help.
start --poll
sed -i 's/Please read/Now read/' content/en-US/index.md
follows '"en-US/index.html"'
[[ $(get en-US/index.html) == *'Now read'* ]] || fail "the edit is not shown by polling"
port=${url##*:}
run 3 serve --port "${port%/}"
contains "$stderr" 'port is taken'
printf 'sitee: x\n' >docloc.yaml
run 2 serve --port 0
