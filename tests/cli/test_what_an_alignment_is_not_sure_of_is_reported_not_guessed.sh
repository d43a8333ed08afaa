#!/usr/bin/env bash
# A page whose blocks are not the source's gives what surely belongs together; the rest is named and stays untranslated.
# A page that is no translation at all leaves the catalogs alone.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
{
  printf '# Install version 7\n\nRun `setup.exe` on each of the 12 servers, and restart them afterwards.\n\n'
  printf '## Remove\n\nDelete the folder `C:\\tool` and the key `HKLM\\Tool`.\n\nSee [the list](list.md) of errors.\n'
} | article content/en-US/page.md
printf '# List\n\nNothing is here yet.\n' | article content/en-US/list.md
{
  printf '# Installera version 7\n\nKör `setup.exe` på var och en av de 12 servrarna, och starta om dem efteråt.\n\n'
  printf 'Ett stycke som källan inte har, och som ingen har bett om att få läsa.\n\n'
  printf '## Ta bort\n\nSe [listan](list.md) över fel.\n'
} | article translated/page.md
printf '```\nls\n```\n' | article translated/list.md

run 0 sync
cp locales/sv-SE/list.md.xlf "$work/list.xlf"
run 1 import --locale sv-SE translated
cat "$stdout" "$stderr" >"$work/said"
contains "$work/said" align/structure
contains "$work/said" align/missing
contains "$work/said" align/surplus
same_bytes locales/sv-SE/list.md.xlf "$work/list.xlf"
catalog=locales/sv-SE/page.md.xlf
contains "$catalog" 'Installera version 7'
contains "$catalog" 'över fel.'
lacks "$catalog" 'ingen har bett om'

# More is asked of a pair than any can give: nothing is taken, and the page is named.
rm -r locales
run 1 --set import.confidence=100 import --locale sv-SE translated/page.md
contains "$stderr" align/structure
