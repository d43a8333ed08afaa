#!/usr/bin/env bash
# check --external: addresses of other sites are asked, here those of a preview on this machine; each once, and none
# without the option or without leave to ask this machine.
. "$(dirname "$0")/lib.sh"

# The other site.
mkdir -p "$work/site"
printf '# Welcome\n\n## What you need\n' | article "$work/site/content/en-US/index.md"
"$DOCLOC" -C "$work/site" serve --port 0 >"$work/address" 2>"$work/serve-said" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait; rm -rf "$work"' EXIT
tries=0
until [[ -s $work/address ]]; do
  kill -0 "$server" 2>/dev/null || fail "docloc serve ended"
  ((++tries < 300)) || fail "docloc serve printed no address"
  sleep 0.1
done
url=$(<"$work/address")
page=${url}en-US/index.html
# The tests stay on this machine, whatever proxy it has.
export no_proxy='127.0.0.1'

printf 'source_locale: en-US\n' >docloc.yaml
article content/en-US/index.md <<MD
# Links

See [that]($page), [a part]($page#what-you-need) and [no part]($page#no-such-part).

See [nothing](${url}en-US/gone.html) and [nothing again](${url}en-US/gone.html).
MD

# Nothing goes over the network without the option.
run 0 check
lacks "$stdout" external
[[ ! -e .docloc/external.cache ]] || fail "something was asked"

# This machine is not asked without leave.
run 0 check --external
contains "$stdout" 'address of this machine'
contains "$stdout" '[links/external-unreachable]'

run 1 check --external --set check.external.allow_private=true
contains "$stdout" 'index.md:5:5: error:'
contains "$stdout" '[links/external-missing]'
contains "$stdout" '"no-such-part"'
contains "$stdout" '[links/external-bookmark]'
lacks "$stdout" '"what-you-need"'
(($(grep -c '\[links/external-' "$stdout") == 2)) || fail "not two findings"

run 1 check --external --set check.external.allow_private=true --format json
(($(grep -o 'links/external-missing' "$stdout" | wc -l) == 1)) || fail "not one finding"

# The answers are kept: the server is not needed any more.
cp "$stdout" "$work/first"
kill "$server"
wait "$server" || true
run 1 check --external --set check.external.allow_private=true --format json
same_bytes "$stdout" "$work/first"
run 0 check --external --set check.external.allow_private=true --set check.external.cache_days=0
contains "$stdout" 'nobody takes the connection'

# What settings leave out is not asked.
run 0 check --external --set check.external.ignore="$url"
lacks "$stdout" external
