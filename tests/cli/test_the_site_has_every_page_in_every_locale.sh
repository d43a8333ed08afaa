#!/usr/bin/env bash
# build: pages for every locale, links between them, resources of the locale or else of the source, the same bytes always.
. "$(dirname "$0")/lib.sh"

printf 'source_locale: en-US\nlocales: [sv-SE, ar-SA]\n' >docloc.yaml
article content/en-US/index.md <<'MD'
---
title: Front page
description: What stands here.
---
# Welcome

Read [the guide](guide/start.md#second-part).
MD
article content/en-US/guide/start.md <<'MD'
# Start

![A picture](media/shot.png) ![Another](media/other.png)

<a name="kept"></a> <b onclick="alert(1)">bold</b> <script>alert(2)</script>

## Second part

Back to [the front page](../index.md).
MD
mkdir -p content/en-US/guide/media content/sv-SE/guide/media
printf 'source shot' >content/en-US/guide/media/shot.png
printf 'source other' >content/en-US/guide/media/other.png
printf 'svensk bild' >content/sv-SE/guide/media/shot.png
mkdir -p "$work/translated"
printf -- '---\ntitle: Startsida\ndescription: Det som finns här.\n---\n# Välkommen\n\nLäs [guiden](guide/start.md#second-part).\n' \
  >"$work/translated/index.md"
run 0 import --locale sv-SE "$work/translated"
cp -r locales "$work/locales"

run 0 build --out "$work/site"
same_trees "$work/locales" locales

swedish=$work/site/sv-SE/index.html
contains "$swedish" 'lang="sv-SE"'
contains "$swedish" '<title>Startsida'
contains "$swedish" 'Välkommen'
contains "$swedish" 'href="guide/start.html#second-part"'
contains "$swedish" 'hreflang="en-US"'
contains "$work/site/en-US/index.html" 'Welcome'
contains "$work/site/ar-SA/index.html" 'dir="rtl"'

# What Swedish has no text for is the source's, and says so.
contains "$work/site/sv-SE/guide/start.html" 'lang="en-US"'
contains "$work/site/sv-SE/guide/start.html" 'id="second-part"'
contains "$work/site/sv-SE/guide/start.html" 'name="kept"'
lacks "$work/site/sv-SE/guide/start.html" 'onclick'
lacks "$work/site/sv-SE/guide/start.html" 'alert(2)'
same_bytes content/sv-SE/guide/media/shot.png "$work/site/sv-SE/guide/media/shot.png"
same_bytes content/en-US/guide/media/other.png "$work/site/sv-SE/guide/media/other.png"

# The same bytes, whatever the number of jobs, and over a folder that has them already.
run 0 -j 8 build --out "$work/again"
same_trees "$work/site" "$work/again"
run 0 -j 1 build --out "$work/again"
same_trees "$work/site" "$work/again"
