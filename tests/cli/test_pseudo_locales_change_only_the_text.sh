#!/usr/bin/env bash
# qps-ploc shows what is translatable: code, link targets and directives keep their bytes.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\n' >docloc.yaml
article content/en-US/page.md <<'MD'
# Heading

> [!WARNING]
> Run `rm file` with care, see [the manual](manual.md#rm "title").

```sh
echo untouched
```

[!INCLUDE [shared](includes/shared.md)]
MD
printf '# rm\n' >content/en-US/manual.md
mkdir content/en-US/includes
printf 'Shared.\n' >content/en-US/includes/shared.md

run 0 export --locale qps-ploc --out "$work/ploc"
page=$work/ploc/page.md
lacks "$page" '# Heading'
lacks "$page" 'with care'
contains "$page" '> [!WARNING]'
contains "$page" '`rm file`'
contains "$page" '(manual.md#rm "'
contains "$page" 'echo untouched'
contains "$page" '(includes/shared.md)]'
run 0 export --locale qps-plocm --out "$work/plocm"
contains "$work/plocm/page.md" '`rm file`'
