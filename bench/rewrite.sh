#!/usr/bin/env bash
# Puts a table between the marks <!-- NAME --> and <!-- end of NAME --> of a page: bench/rewrite.sh PAGE NAME TABLE
set -euo pipefail
page=$(mktemp)
trap 'rm -f "$page"' EXIT
awk -v table="$3" -v from="<!-- $2 -->" -v to="<!-- end of $2 -->" '
    index($0, to) { skip = 0 }
    !skip { print }
    index($0, from) { while ((getline line < table) > 0) print line; skip = 1 }' "$1" >"$page"
cat "$page" >"$1"
