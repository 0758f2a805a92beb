#!/usr/bin/env bash
# Takes the pictures of the book from what soat really writes: docs/src/anh/*.png. Needs chromium and a font with Vietnamese
# letters (apt-get install -y chromium fonts-noto-core). SOAT=path/to/soat spares the build.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${SOAT:-}" ]; then
  cargo build --quiet
  SOAT=${CARGO_TARGET_DIR:-target}/debug/soat
fi
SOAT=$(realpath "$SOAT")
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "chromium is missing: apt-get install -y chromium fonts-noto-core"; exit 1; }
desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
cp examples/ke-hoach-phu-dien.txt "$desk"
sheet() {
  (cd "$desk" && "$SOAT" check ke-hoach-phu-dien.txt --isolated --lang vi --exit-zero -f "html=$1" "${@:2}")
}
sheet phieu-soat.html
# Figures alone, with the box "only paragraphs with findings" ticked, as a click does.
sheet so-lieu.html --select SL
tick='<script>addEventListener("load", () => document.getElementById("only").click())</script>'
echo "$tick" >> "$desk/so-lieu.html"

picture() {
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$desk/profile" \
    --window-size="$3" --screenshot="$PWD/docs/src/anh/$2" "file://$desk/$1" >/dev/null 2>&1
  echo "docs/src/anh/$2"
}

mkdir -p docs/src/anh
picture phieu-soat.html phieu-soat.png 1100,900
picture so-lieu.html chi-doan-co-phat-hien.png 1100,700
