#!/usr/bin/env bash
# Trains each preset with three seeds and rewrites the table of results in README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
seeds=(42 43 44)

# Prints a metric of one run: figure FILE SECTION METRIC; a section is metrics, bag_of_words or majority_class.
figure() {
    awk -v section="\"$2\":" -v metric="\"$3\":" '
        $1 == section { inside = 1 }
        inside && $1 == metric { sub(",", "", $2); print $2; exit }' "$1"
}

mean() { awk '{ sum += $1 } END { printf "%.4f", sum / NR }'; }

row() {
    local preset=$1 name=$2 section=$3 metric
    printf '| %s | %s |' "$preset" "$name"
    for metric in accuracy balanced_accuracy macro_f1 loss; do
        printf ' %s |' "$(for seed in "${seeds[@]}"; do
            figure "$runs/$preset-$seed/metrics.json" "$section" "$metric"
        done | mean)"
    done
    printf ' %s |\n' "$4"
}

table() {
    echo '| preset | model | accuracy | balanced | macro F1 | loss | seconds |'
    echo '|---|---|---|---|---|---|---|'
    for preset in "$@"; do
        start=$SECONDS
        for seed in "${seeds[@]}"; do
            ./elman train "config/$preset.yaml" --set seed="$seed" --output "$runs/$preset-$seed.zip" >/dev/null
        done
        row "$preset" '**elman**' metrics "$(((SECONDS - start) / ${#seeds[@]}))"
        row "$preset" 'bag of words' bag_of_words ''
        row "$preset" 'majority class' majority_class ''
    done
}

table reviews equations >"$runs/table.md"
awk -v table="$runs/table.md" '
    /<!-- end of results -->/ { skip = 0 }
    !skip { print }
    /<!-- results -->/ { while ((getline line < table) > 0) print line; skip = 1 }' README.md >"$runs/README.md"
cp "$runs/README.md" README.md
cat "$runs/table.md"
