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

# The web page: what the real one answers, laid into files, so that a result can be shown without a hand on the mouse.
: > "$desk/said"
(cd "$desk" && exec "$SOAT" serve --lang vi > "$desk/said") &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$desk"' EXIT
until grep -q http "$desk/said"; do kill -0 "$server"; sleep 0.1; done
url=$(grep -o 'http://[^ ]*' "$desk/said")
for asset in page.css sheet.css page.js icon.svg; do curl -sf "$url$asset" -o "$desk/$asset"; done
curl -sf "$url" -o "$desk/trang-web.html"
draft=ke-hoach-phu-dien.txt
curl -sf --data-binary "@$desk/$draft" "${url}check?name=$draft&stage=sign&lang=vi" -o "$desk/answer.json"
cp "$desk/trang-web.html" "$desk/trang-web-ket-qua.html"
{
  echo '<script>const answer ='; sed 's/</\\u003c/g' "$desk/answer.json"; echo ';'
  cat <<'SCRIPT'
// The whole page is wanted, from its top.
Element.prototype.scrollIntoView = () => {};
HTMLElement.prototype.focus = () => {};
window.fetch = async () => new Response(JSON.stringify(answer), { status: 200 });
addEventListener("load", () => {
  const files = new DataTransfer(), input = document.getElementById("files");
  files.items.add(new File(["-"], answer.name));
  input.files = files.files;
  input.dispatchEvent(new Event("change"));
  document.querySelector("button.main").click();
});
</script>
SCRIPT
} >> "$desk/trang-web-ket-qua.html"

mkdir -p docs/src/anh
picture trang-web.html trang-web.png 1100,640
picture trang-web-ket-qua.html trang-web-ket-qua.png 1100,1500
picture phieu-soat.html phieu-soat.png 1100,900
picture so-lieu.html chi-doan-co-phat-hien.png 1100,700
