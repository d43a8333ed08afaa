#!/usr/bin/env bash
# Words are looked up where the settings say so, in the project's own dictionaries or those of the machine, old encodings
# too; the project's list has what no dictionary knows.
. "$(dirname "$0")/lib.sh"

printf 'locales: [sv-SE]\ncheck:\n  spelling: [sv-SE]\n  dictionaries: [dictionaries]\n' >docloc.yaml
printf 'Save the map in Contoso now.\n' | article content/en-US/a.md
mkdir -p "$work/translated" dictionaries
printf 'Spara kartan p\303\245 Contosos nykel nu.\n' >"$work/translated/a.md"
run 0 import --locale sv-SE "$work/translated"

run 0 check
contains "$stdout" 'There is no dictionary sv_SE.dic in dictionaries'

printf 'SET ISO8859-1\nTRY aeiounyckl\n' >dictionaries/sv_SE.aff
printf '5\nspara\nkartan\np\345\nnyckel\nnu\n' >dictionaries/sv_SE.dic
run 0 check
lacks "$stdout" 'spelling/no-dictionary'
contains "$stdout" 'The dictionary does not know "nykel".'
contains "$stdout" 'Did you mean "nyckel"?'
lacks "$stdout" 'know "på"'
lacks "$stdout" 'know "Contosos"'
run 1 check --max-warnings 0
run 0 check --set check.spelling=false --max-warnings 0

printf 'nykel  # what the company calls it\n' >locales/sv-SE/words.txt
run 0 check --max-warnings 0

run 2 check --set 'check.spelling=[no tag]'
run 2 check --set 'check.dictionaries=[../elsewhere]'
contains "$stderr" 'must not leave the project'
printf 'SET KLINGON-1\n' >dictionaries/sv_SE.aff
run 3 check
contains "$stderr" 'KLINGON-1'
