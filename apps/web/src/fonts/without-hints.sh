#!/usr/bin/env bash
# Half of each face that the package brings is hints for screens of a kind that no wall has, and fractions that no page
# sets. This leaves them out, glyphs and marks of Vietnamese as they are (OFL allows it; the font reserves no name).
# usage, with fonttools and brotli: ./without-hints.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
files=../../node_modules/@fontsource/be-vietnam-pro/files
for weight in 500 600 700; do
  for subset in latin vietnamese; do
    pyftsubset "$files/be-vietnam-pro-$subset-$weight-normal.woff2" --unicodes='*' --no-hinting --flavor=woff2 \
      --layout-features='ccmp,locl,kern,mark,mkmk' --output-file="be-vietnam-pro-$subset-$weight.woff2"
  done
done
