#!/usr/bin/env bash
# sync, import of a translated tree, export: the catalogs are written by sync and import alone, and give the tree back.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml

article content/en-US/guide.md <<'MD'
---
title: The guide
ms.date: 01/02/2026
---
# First steps

Open the [settings](settings.md). Choose **Save**.

| Key | Meaning |
| --- | --- |
| `a` | the first |
MD
article translated/guide.md <<'MD'
---
title: Guiden
ms.date: 01/02/2026
---
# De första stegen

Öppna [inställningarna](settings.md). Välj **Spara**.

| Tangent | Betydelse |
| --- | --- |
| `a` | den första |
MD
printf '# Settings\n\nNothing yet.\n' >content/en-US/settings.md
cp -r content "$work/content"

run 0 sync
[[ -f locales/en-US/guide.md.xlf ]] || fail "sync wrote no source catalog"
[[ -f locales/sv-SE/guide.md.xlf ]] || fail "sync wrote no catalog for sv-SE"
cp -r locales "$work/locales"
run 0 sync
same_trees "$work/locales" locales

run 0 import --locale sv-SE translated
contains locales/sv-SE/guide.md.xlf 'De första stegen'
cp -r locales "$work/imported"

run 0 export --locale sv-SE --out "$work/exported"
same_bytes translated/guide.md "$work/exported/guide.md"
same_bytes content/en-US/settings.md "$work/exported/settings.md"

# Bringing the catalogs up to an unchanged source changes nothing, and neither does importing the same tree again.
run 0 sync
same_trees "$work/imported" locales
run 0 import --locale sv-SE translated
same_trees "$work/imported" locales

# One edited sentence makes its unit stale and leaves the others.
sed -i 's/Nothing yet/Nothing here yet/; s/Open the/Go to the/' content/en-US/settings.md content/en-US/guide.md
run 0 sync
run 0 export --locale sv-SE --out "$work/after-edit"
contains "$work/after-edit/guide.md" '# De första stegen'
contains "$work/after-edit/guide.md" '| Tangent | Betydelse |'
sed -i 's/Nothing here yet/Nothing yet/; s/Go to the/Open the/' content/en-US/settings.md content/en-US/guide.md
same_trees "$work/content" content
