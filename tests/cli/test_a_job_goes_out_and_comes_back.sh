#!/usr/bin/env bash
# A hand-off: what is untranslated and stale leaves as a package, an agency translates most of it, and one import takes
# it back and settles the order.
. "$(dirname "$0")/lib.sh"

for tool in zip unzip; do
  command -v "$tool" >/dev/null || { echo "skipped: needs $tool" >&2; exit 0; }
done

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
article content/en-US/guide.md <<'MD'
# First steps

Open the [settings](settings.md). Choose **Save**.

PowerShell
MD
article content/en-US/settings.md <<'MD'
# Settings

Nothing yet. Nothing at all.
MD
article translated/guide.md <<'MD'
# De första stegen

Öppna [inställningarna](settings.md). Välj **Spara**.

PowerShell
MD
run 0 import --locale sv-SE translated/guide.md
sed -i 's/Choose \*\*Save/Now choose **Save/' content/en-US/guide.md
run 0 sync

# Out: one stale sentence, three untranslated ones; not what is translated already.
run 0 export --locale sv-SE --only untranslated,stale --package "$work/job.zip"
contains "$stderr" '2 articles, 4 segments'
run 0 export --locale sv-SE --only untranslated,stale --package "$work/again.zip"
same_bytes "$work/job.zip" "$work/again.zip"
mkdir "$work/agency" && (cd "$work/agency" && unzip -q ../job.zip)
contains "$work/agency/manifest.json" '"format":"docloc-job"'
contains "$work/agency/previews/guide.md" '# De första stegen'
guide=$work/agency/files/guide.md.xlf
contains "$guide" 'Now choose <g id="2"'
contains "$guide" '<target/>'
lacks "$guide" 'Open the'

# The agency fills in the guide, and one of the settings' sentences twice wrong: as the source, and not at all.
sed -i 's|<target/>|<target>Välj nu <g id="2">Spara</g>.</target>|' "$guide"
settings=$work/agency/files/settings.md.xlf
sed -i '0,/<target\/>/s||<target>Settings</target>|; 0,/<target\/>/s||<target>Inget än.</target>|' "$settings"
(cd "$work/agency" && zip -qr ../back.zip .)

run 0 import --locale sv-SE "$work/back.zip"
contains "$stderr" '3 segments taken'
contains "$stderr" 'exchange/identical'
contains "$stderr" 'exchange/empty'
grep -Eq '^total +4 +9 +3 +6 +1 +3 +0 +0 +1 +1$' "$stdout" || fail "the order is not settled: $(<"$stdout")"
contains locales/sv-SE/guide.md.xlf 'Välj nu'
contains locales/sv-SE/settings.md.xlf 'Inget än.'
cp -r locales "$work/locales"

# Again: nothing to do. And from the unpacked folder too.
run 0 import --locale sv-SE "$work/back.zip"
contains "$stderr" '0 segments taken, 3 the same already'
run 0 import --locale sv-SE "$work/agency"
same_trees "$work/locales" locales

# Somebody corrected a sentence here meanwhile: it stays, until it is forced.
sed -i 's/Inget än\./Ingenting än./' locales/sv-SE/settings.md.xlf
run 0 import --locale sv-SE "$work/back.zip"
contains "$stderr" 'exchange/newer-target'
contains locales/sv-SE/settings.md.xlf 'Ingenting än.'
run 0 import --locale sv-SE --force "$work/back.zip"
contains locales/sv-SE/settings.md.xlf 'Inget än.'

# A file for an older source: the text is kept as a match. One that was cut: its whole part is taken.
sed -i 's/Nothing yet/Nothing here/' content/en-US/settings.md
run 0 import --locale sv-SE "$settings"
contains "$stderr" 'exchange/older-source'
contains locales/sv-SE/settings.md.xlf 'Nothing here'
contains locales/sv-SE/settings.md.xlf 'docloc:previous'
head -c $(($(wc -c <"$settings") - 60)) "$settings" >"$work/cut.xlf"
run 1 import --locale sv-SE "$work/cut.xlf"
contains "$stderr" 'exchange/cut'

# Other formats give the same translations back into a project without any.
for format in po xliff12 xliff2; do
  run 0 export --locale sv-SE --format "$format" --out "$work/$format"
done
run 0 export --locale sv-SE --format po --single "$work/all.po"
if command -v msgfmt >/dev/null; then msgfmt -c -o /dev/null "$work/all.po" || fail "msgfmt refuses all.po"; fi
cp -r locales/sv-SE "$work/sv-SE"
for back in po xliff12 xliff2 all.po; do
  rm -r locales/sv-SE
  run 0 import --locale sv-SE "$work/$back"
  # Targets of segments; matches of older texts stand deeper, and do not come back.
  grep -h '^        <target' "$work/sv-SE/"*.xlf >"$work/wanted"
  grep -h '^        <target' locales/sv-SE/*.xlf >"$work/got"
  same_bytes "$work/wanted" "$work/got"
done

# The memory and the glossary have files of their own.
run 0 export --locale sv-SE --format tmx --single "$work/all.tmx"
run 0 import --locale sv-SE "$work/all.tmx"
contains locales/sv-SE/memory.tmx 'Öppna'
cp locales/sv-SE/memory.tmx "$work/memory.tmx"
run 0 import --locale sv-SE "$work/all.tmx"
same_bytes "$work/memory.tmx" locales/sv-SE/memory.tmx
printf 'source,target,forbidden,note\nsave,spara,lagra|rädda,"a ""button"""\n' >"$work/terms.csv"
run 0 import --locale sv-SE "$work/terms.csv"
contains locales/sv-SE/glossary.yaml 'forbidden: ["lagra", "rädda"]'
run 0 export --locale sv-SE --format tbx --single "$work/terms.tbx"
cp locales/sv-SE/glossary.yaml "$work/glossary.yaml"
rm locales/sv-SE/glossary.yaml
run 0 import --locale sv-SE "$work/terms.tbx"
same_bytes "$work/glossary.yaml" locales/sv-SE/glossary.yaml

# Mistakes of the command line.
run 2 export --locale sv-SE --format po
run 2 export --locale sv-SE --format po --out x --single y
run 2 export --locale sv-SE --only everything --out x
run 2 export --locale sv-SE --format xliff2 --single x.xlf
run 2 export --locale sv-SE --format tmx --package x.zip
run 2 export --locale sv-SE --format word --out x
run 2 import --locale sv-SE --format word translated
