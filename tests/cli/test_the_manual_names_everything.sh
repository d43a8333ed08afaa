#!/usr/bin/env bash
# The manual in content/en-US names every command, option, setting and finding rule, the values that templates have and the
# words of the site, and nothing that is not there; Swedish and Arabic have every word of the site.
. "$(dirname "$0")/lib.sh"

repository=$(cd "$cli_tests/../.." && pwd)
manual=$repository/content/en-US
sources=$repository/src
missing=()

# wants FILE TEXT...: each text stands in the file as it is.
wants() {
  local file=$1 text
  shift
  for text in "$@"; do
    grep -qF -- "$text" "$file" || missing+=("${file#"$repository"/}: $text")
  done
}

# found LEAST NAME...: so many names at least, or what they are read from has another form by now and nothing is tested.
found() { (($# > $1)) || fail "only $(($# - 1)) names were found, not $1: ${*:2:3}..."; }

# Commands and their options, as the program prints them.
run 0 --help
help=$(<"$stdout")
mapfile -t commands < <(sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' <<<"$help")
found 13 "${commands[@]}"
mapfile -t options < <(sed -n '/^Options:/,/^$/s/^ *\(-h,\)\?\(-[A-Za-z-]*\).*/\2/p' <<<"$help")
found 6 "${options[@]}"
for option in "${options[@]}"; do
  [[ $option == --help ]] || wants "$manual/commands.md" "\`$option"
done
for command in "${commands[@]}"; do
  wants "$manual/commands.md" "## $command"
  run 0 "$command" --help
  # The part of the page that is this command's.
  sed -n "/^## $command\$/,/^## /p" "$manual/commands.md" >"$work/part"
  while read -r option; do
    [[ $option == --help ]] && continue
    grep -qE -- "(^|[^a-z-])$option([^a-z-]|\$)" "$work/part" || missing+=("commands.md, $command: $option")
  done < <(grep -aoE '^  (-h,)?--[a-z-]+' "$stdout" | grep -oE -- '--[a-z-]+')
done
while read -r heading; do
  [[ " ${commands[*]} " == *" $heading "* ]] || missing+=("commands.md has a command that is not there: $heading")
done < <(sed -n 's/^## //p' "$manual/commands.md")

# Settings: a row for each, and none for what is no setting.
mapfile -t settings < <(sed -n '/^Settings /,/^$/s/^  \([a-z_.]*\) .*/\1/p' <<<"$help")
found 40 "${settings[@]}"
for setting in "${settings[@]}"; do
  wants "$manual/settings.md" "| \`$setting\` |"
done
while read -r setting; do
  [[ " ${settings[*]} " == *" $setting "* ]] || missing+=("settings.md has a setting that is not there: $setting")
done < <(sed -n '/^| Setting /,/^$/s/^| `\([^`]*\)`.*/\1/p' "$manual/settings.md")

# Rules: literals with a family before the slash, and what the readers of catalogs and of hand-offs put one before.
families='align|apply|catalog|check|data|dialect|exchange|front-matter|import|links|markdown|markup|memory|merge'
families+='|mt|render|review|serve|settings|site|source|spelling|structure|terms|tokens|translation|typography|unicode|yaml'
mapfile -t rules < <(grep -rhoE "\"($families)/[a-z0-9-]+\"" "$sources" --include='*.cpp' --include='*.h' |
  tr -d '"' | sort -u)
mapfile -t catalog_rules < <(grep -rhoE '\b(error|warning)\([^";]*"[a-z]+(-[a-z]+)*"' "$sources/catalog" --include='*.cpp' |
  grep -oE '"[a-z-]+"$' | tr -d '"' | sort -u)
found 70 "${rules[@]}"
found 30 "${catalog_rules[@]}"
wants "$manual/rules.md" "${rules[@]/#/\`}" "${catalog_rules[@]/#/\`catalog/}"
while read -r rule; do
  grep -rqE "\"($rule|[^\" ]*/?${rule#*/})\"" "$sources" --include='*.cpp' --include='*.h' ||
    missing+=("rules.md has a rule that is not there: $rule")
done < <(grep -oE "^\|[^|]*\|" "$manual/rules.md" | grep -oE "\`($families)/[a-z0-9-]+\`" | tr -d '`' | sort -u)

# Values of templates, and the files of the theme.
mapfile -t values < <(sed -n 's/^    "\([a-z_]*\)",$/\1/p' "$sources/render/page_values.cpp" | sort -u)
found 50 "${values[@]}"
wants "$manual/templates.md" "${values[@]/#/\`}"
for file in "$sources"/render/theme/*.mustache; do
  wants "$manual/templates.md" "\`${file##*/}\`"
done

# The site's own words.
mapfile -t words < <(sed -n 's/^    {"\([a-z_]*\)", \[.*/\1/p' "$sources/site/ui_strings.cpp")
found 50 "${words[@]}"
wants "$manual/formats.md" "${words[@]/#/\`}"
for locale in sv-SE ar-SA; do
  for word in "${words[@]}"; do
    grep -qE "^$word: *[^ ]" "$repository/locales/$locale/ui.yaml" || missing+=("locales/$locale/ui.yaml: $word")
  done
done

rm "$stdout" "$stderr"
((${#missing[@]} == 0)) || fail "not in the manual:"$'\n'"$(printf '  %s\n' "${missing[@]}")"
