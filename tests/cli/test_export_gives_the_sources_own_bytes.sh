#!/usr/bin/env bash
# Exporting the source locale goes through extraction and spelling, and must give every file's own bytes.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\n' >docloc.yaml

article content/en-US/plain.md <<'MD'
---
title:   "Quoted: title"   # a comment that must stay
version: 6.0
flag: yes
editor:
---
Setext heading
==============

A paragraph with *one* and __two__ kinds of emphasis, a [link][Ref], `` code ` span `` and a
soft line break.  
Hard break above; trailing spaces here.   

| a   |b| `x \| y` |
|:----|:-:|---|
| 1 | two | three

1) one
   - nested, with an image

     ![alternative *text*](media/x.png "a title")
2) two

> [!NOTE]
> An alert
with a lazy line.

[ref]: <https://example.com/a b> 'The title'
MD
printf '\xef\xbb\xbf---\r\ntitle: With a mark\r\n---\r\n# Heading\r\n\r\nMixed ends\nand no final one' >content/en-US/mixed.md
printf 'No front matter, one line.' >content/en-US/deep.md
mkdir -p content/en-US/a/b
printf '# Deep\n\n```sh\necho   kept\n```\n' >content/en-US/a/b/c.md
: >content/en-US/empty.md

run 0 export --format md --locale en-US --out "$work/exported"
for file in plain.md mixed.md deep.md a/b/c.md empty.md; do
  same_bytes "content/en-US/$file" "$work/exported/$file"
done

# An article with CRLF line ends throughout, too.
sed 's/$/\r/' content/en-US/plain.md >content/en-US/crlf.md
run 0 export --format md --locale en-US --out "$work/exported"
same_bytes content/en-US/crlf.md "$work/exported/crlf.md"
