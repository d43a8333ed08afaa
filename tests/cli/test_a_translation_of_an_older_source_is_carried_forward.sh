#!/usr/bin/env bash
# A translation that was made from an older revision of its article is aligned with that one, which its hash names in
# Git's history or which lies in a folder of older sources; what did not change since is translated, what did is stale.
. "$(dirname "$0")/lib.sh"
command -v git >/dev/null || skip "git is not here"

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
printf '.docloc/\n' >.gitignore
git init -q .
git config user.name "Anna Ek"
git config user.email anna@example.org

article content/en-US/sub/backup.md <<'MD'
---
title: Back up a server
---
# Back up a server

A backup is a copy of the server's files.

Sign out of the old portal before you begin.

Select the server in the list, and then select **Back up**.

The backup takes ten minutes.
MD
cp -r content/en-US "$work/older"
git add . && git commit -qm "The revision that was translated"
old_hash=$(sha1sum content/en-US/sub/backup.md | cut -d' ' -f1)

sed -i '/^Sign out/,+1d; s/takes ten minutes/takes twenty minutes/' content/en-US/sub/backup.md
printf '\nRestore a file from any backup.\n' >>content/en-US/sub/backup.md
git commit -qam "A sentence says something else, one is gone, another is new"

# translation [FRONT MATTER LINE]: the page that comes in.
translation() {
  article "$work/translated/sub/backup.md" <<MD
---
title: Säkerhetskopiera en server
${1:+$1
}---
# Säkerhetskopiera en server

En säkerhetskopia är en kopia av serverns filer.

Logga ut från den gamla portalen innan du börjar.

Välj servern i listan och välj sedan **Säkerhetskopiera**.

Säkerhetskopieringen tar tio minuter.
MD
}

catalog=locales/sv-SE/sub/backup.md.xlf

# What any of the ways must come to: four units as the translation had them, a stale and a new one, and for the one that
# is gone the translation, should its text return.
carried_forward() {
  contains "$stderr" 'import/older-source'
  run 0 status --locale sv-SE --json
  [[ $(json "$stdout" locales 0 total total segments) == 6 ]] || fail "the article has not six segments"
  [[ $(json "$stdout" locales 0 total translated segments) == 4 ]] || fail "what did not change is not translated"
  [[ $(json "$stdout" locales 0 total stale segments) == 1 ]] || fail "what changed is not stale"
  [[ $(json "$stdout" locales 0 total obsolete segments) == 1 ]] || fail "a translation was lost with its sentence"
  contains "$catalog" '<target>Logga ut från den gamla portalen innan du börjar.</target>'
  contains "$catalog" '<target>En säkerhetskopia är en kopia av serverns filer.</target>'
  contains "$catalog" 'origin="docloc:previous"'
  contains "$catalog" 'The backup takes ten minutes.'
  run 0 export --locale sv-SE --out "$work/exported"
  contains "$work/exported/sub/backup.md" 'Välj servern i listan och välj sedan **Säkerhetskopiera**.'
  contains "$work/exported/sub/backup.md" 'The backup takes twenty minutes.'
  contains "$work/exported/sub/backup.md" 'Restore a file from any backup.'
  rm -rf locales "$work/exported"
}

# By the hash, in Git's history.
translation "ms.openlocfilehash: $old_hash"
run 0 import --locale sv-SE "$work/translated"
carried_forward

# By the hash, in the folder, of an article that Git has never seen; and the hash in capitals, of CRLF files.
crlf_hash=$(sed 's/$/\r/' "$work/older/sub/backup.md" | sha1sum | cut -d' ' -f1)
translation "ms.openlocfilehash: ${crlf_hash^^}"
mv .git "$work/git"
run 0 import --locale sv-SE --source-tree "$work/older" "$work/translated"
carried_forward

# Without a hash the folder's article is the one.
translation
run 0 import --locale sv-SE --source-tree "$work/older" "$work/translated"
carried_forward

# A hash that names nothing that is here: the page is refused, nothing is guessed, and the reason is said.
mv "$work/git" .git
translation "ms.openlocfilehash: 0123456789abcdef0123456789abcdef01234567"
run 1 import --locale sv-SE --source-tree "$work/older" "$work/translated"
lacks "$stderr" 'import/older-source'
contains "$stderr" 'align/revision'
[[ ! -e $catalog ]] || fail "a translation of nobody knows what was imported"
