#!/usr/bin/env bash
# Makes a page for every rule from its card, in Vietnamese: docs/src/rules/CODE.md. The pages are not committed; SUMMARY.md,
# which lists them, is (tests/readme.rs keeps it). SOAT=path/to/soat spares the build; LANGUAGE_OF_PAGES=en for English.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${SOAT:-}" ]; then
  cargo build --quiet
  SOAT=${CARGO_TARGET_DIR:-target}/debug/soat
fi
pages=docs/src/rules
rm -rf "$pages"
mkdir -p "$pages"
# A page begins with its heading, "## CODE Title"; text blocks of examples have no such line at the margin.
"$SOAT" explain --all --format md --lang "${LANGUAGE_OF_PAGES:-vi}" | awk -v pages="$pages" '
  /^## [A-Z][A-Z][0-9][0-9] / { page = pages "/" $2 ".md"; sub(/^## /, "# ") }
  { print > page }'
missing=$(grep -o 'rules/[A-Z0-9]*\.md' docs/src/SUMMARY.md | while read -r page; do
  [ -f "docs/src/$page" ] || echo "$page"
done)
[ -z "$missing" ] || { echo "SUMMARY.md lists rules that are gone: README=write cargo test --test readme" "$missing"; exit 1; }
echo "$(ls "$pages" | wc -l) pages in $pages"
