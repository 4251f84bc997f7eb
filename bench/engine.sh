#!/usr/bin/env bash
# Trains one network of each preset on the engine and on the layers of stock Deeplearning4j: bench/engine.sh [PRESET]...
# Prints both losses on the validation part after one epoch and the seconds of an epoch, once the JVM is warm, and rewrites
# the table of docs/results.md if no preset is named. The losses must agree to 1e-4. Where they do not, both are trained
# again at a tenth of the learning rate: a mistake would be about a tenth as large there, rounding, which a large rate blows
# up, hardly anything; exits 1 if they differ by 1e-5. Without dropout: the arrays of the two lie in different orders in
# memory, and so do the units that are dropped. Translations are trained without attention, and books on the engine alone:
# there the gradient of DL4J's layers is wrong.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
presets=${*:-reviews equations tones weather births passengers stocks books dates numbers}

# Prints how many epochs are trained: the shorter they are, the more: epochs PRESET
epochs() { case $1 in books | dates | numbers) echo 3 ;; *) echo 12 ;; esac; }

# Trains a preset and writes the time of each epoch to a file: train PRESET ENGINE EPOCHS [OPTION]...
train() {
    local options=("${@:4}")
    ! grep -q ensemble: "config/$1.yaml" || options+=(--set training.ensemble=1)
    ! grep -q attention: "config/$1.yaml" || options+=(--set model.attention=none)
    ./elman train "config/$1.yaml" --output "$runs/model.zip" --set model.engine="$2" --set training.epochs="$3" \
        "${options[@]}" --set model.dropout=0 --set training.patience=99 --set training.keep=last \
        2>&1 >/dev/null | tee "$runs/log" | while read -r word number rest; do
            [[ $word != epoch || $rest != *validation* ]] || echo "$number $EPOCHREALTIME"
        done >"$runs/times" || { cat "$runs/log" >&2 && return 1; }
}

# Prints the loss on the validation part after the first epoch.
loss() { awk '$1 == "\"validationLoss\":" { sub(",", "", $2); printf "%.6f", $2; exit }' "$runs/model/metrics.json"; }

# Prints the loss of a preset after an epoch and the seconds that one of the second half took: run PRESET ENGINE
run() {
    local count
    count=$(epochs "$1")
    train "$1" "$2" "$count" || return 1
    [[ -n $(loss) ]] || return 1
    echo "$(loss) $(awk -v from=$((count / 2)) \
        '$1 == from { start = $2 } END { printf "%.3f", ($2 - start) / ($1 - from) }' "$runs/times")"
}

# Prints by how much two numbers differ.
difference() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.6f", (a > b ? a - b : b - a) }'; }

# Prints by how much the losses differ at a tenth of the learning rate: slowly PRESET
slowly() {
    local rate ours
    rate=$(awk '$1 == "learning-rate:" { print $2 / 10; exit }' "config/$1.yaml")
    train "$1" elman 1 --set training.learning-rate="$rate" || return 1
    ours=$(loss)
    train "$1" stock 1 --set training.learning-rate="$rate" || return 1
    difference "$ours" "$(loss)"
}

# Prints a row and returns 2 if training failed, 1 if two losses differ: row PRESET
row() {
    local ours seconds theirs before apart slow=''
    run "$1" elman >"$runs/engine" || return 2
    read -r ours seconds <"$runs/engine"
    if [[ $1 == books ]]; then
        echo "| $1 | – | $ours | – | – | – | $seconds | – |"
        return 0
    fi
    run "$1" stock >"$runs/stock" || return 2
    read -r theirs before <"$runs/stock"
    apart=$(difference "$ours" "$theirs")
    if awk -v d="$apart" 'BEGIN { exit d <= 1e-4 }'; then
        slow=$(slowly "$1") || return 2
    fi
    awk -v s="$before" -v e="$seconds" -v left="| $1 | $theirs | $ours | $apart | $slow |" \
        'BEGIN { printf "%s %.3f | %.3f | %.1f |\n", left, s, e, s / e }'
    awk -v d="${slow:-0}" 'BEGIN { exit d > 1e-5 }'
}

table() {
    local status=0
    echo '| preset | loss, stock | loss, engine | apart | at a tenth of the rate | seconds an epoch, stock | engine | times as fast |'
    echo '|---|---|---|---|---|---|---|---|'
    for preset in $presets; do
        row "$preset" || { status=$? && ((status < 2)) || return 2; }
    done
    return $status
}

status=0
table | tee "$runs/table" || status=${PIPESTATUS[0]}
[[ $# -gt 0 || $status -gt 1 ]] || bench/rewrite.sh docs/results.md epochs "$runs/table"
exit "$status"
