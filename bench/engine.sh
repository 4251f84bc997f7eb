#!/usr/bin/env bash
# Trains one network of each preset on the engine and on stock Deeplearning4j, which is how each was trained before there was
# an engine: bench/engine.sh [PRESET]...
# Prints both losses on the validation part after one epoch and the seconds of an epoch, once the JVM is warm, and rewrites
# the table of docs/results.md if no preset is named. The losses must agree to 1e-4; exits 1 if they do not. Without dropout:
# the arrays of the two lie in different orders in memory, and so do the units that are dropped.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
presets=${*:-reviews equations tones weather births passengers stocks books dates numbers}

# Prints how many epochs are trained: the shorter they are, the more: epochs PRESET
epochs() { case $1 in books | dates | numbers) echo 3 ;; *) echo 12 ;; esac; }

# Trains a preset and prints the loss on the validation part after the first epoch and the seconds that an epoch of the second
# half took: run PRESET ENGINE
run() {
    local count options=()
    count=$(epochs "$1")
    ! grep -q ensemble: "config/$1.yaml" || options+=(--set training.ensemble=1)
    ! grep -q attention: "config/$1.yaml" || options+=(--set model.attention=none)
    ./elman train "config/$1.yaml" --output "$runs/model.zip" --set model.engine="$2" --set training.epochs="$count" \
        "${options[@]}" --set model.dropout=0 --set training.patience=99 --set training.keep=last \
        2>&1 >/dev/null | tee "$runs/log" | while read -r word number rest; do
            [[ $word != epoch || $rest != *validation* ]] || echo "$number $EPOCHREALTIME"
        done >"$runs/times" || { cat "$runs/log" >&2 && return 1; }
    awk '$1 == "\"validationLoss\":" { sub(",", "", $2); printf "%.6f ", $2; exit }' "$runs/model/metrics.json"
    awk -v from=$((count / 2)) '$1 == from { start = $2 } END { printf "%.3f", ($2 - start) / ($1 - from) }' "$runs/times"
}

# Prints the table; fails where two losses differ.
table() {
    local status=0
    echo '| preset | loss, stock | loss, engine | seconds an epoch, stock | engine | times as fast |'
    echo '|---|---|---|---|---|---|'
    for preset in $presets; do
        run "$preset" elman >"$runs/engine" || return 1
        run "$preset" stock >"$runs/stock" || return 1
        read -r ours seconds <"$runs/engine"
        read -r theirs before <"$runs/stock"
        awk -v p="$preset" -v a="$theirs" -v b="$ours" -v s="$before" -v e="$seconds" 'BEGIN {
            printf "| %s | %s | %s | %.3f | %.3f | %.1f |\n", p, a, b, s, e, s / e
            d = a - b
            exit (d < 0 ? -d : d) > 1e-4
        }' || status=1
    done
    return $status
}

status=0
table | tee "$runs/table" || status=1
[[ $# -gt 0 ]] || bench/rewrite.sh docs/results.md epochs "$runs/table"
exit $status
