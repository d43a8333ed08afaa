#!/usr/bin/env bash
# 0 clean, 1 an error was found, 2 usage or settings, 3 environment. Data goes to stdout, everything else to stderr.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
printf '# Text\n' | article content/en-US/a.md

run 0 --help
run 0 --version
for command in sync import export status check build; do
  run 0 "$command" --help
  contains "$stdout" 'docloc '"$command"
done
run 2 no-such-command
[[ ! -s $stdout ]] || fail "a usage error was printed to stdout"
run 2 build --no-such-option
run 2 export --locale sv-SE
run 2 export --format rtf --locale sv-SE --out "$work/o"
run 2 export --locale 'not a locale' --out "$work/o"

printf 'source_locale: en-US\nlocale: [sv-SE]\n' >docloc.yaml
run 2 build
contains "$stderr" docloc.yaml
contains "$stderr" locales

printf 'source_locale: [en-US\n' >docloc.yaml
run 2 build
printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml

printf 'a file\n' >"$work/in-the-way"
run 3 export --locale sv-SE --out "$work/in-the-way"
[[ $(<"$work/in-the-way") == 'a file' ]] || fail "export overwrote a file that was named as a folder"

# A file that is no text is left out with a finding; the rest goes on.
printf 'bad \xff byte\n' >content/en-US/bad.md
run 1 export --locale en-US --out "$work/rest"
same_bytes content/en-US/a.md "$work/rest/a.md"
cat "$stdout" "$stderr" >"$work/said"
contains "$work/said" bad.md
