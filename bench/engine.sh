#!/usr/bin/env bash
# Trains one network of each of these presets for one epoch, on the engine and on stock Deeplearning4j, and prints both losses on the
# validation part and the seconds of an epoch. The losses must agree to 1e-4; exits 1 if they do not. Without dropout: the
# arrays of the two lie in different orders in memory, and so do the units that are dropped.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
presets=${*:-reviews tones births weather passengers stocks}

# Prints the validation loss of the first epoch: loss FILE
loss() { awk '$1 == "\"validationLoss\":" { sub(",", "", $2); print $2; exit }' "$1"; }

# Prints the seconds that an epoch took: seconds PRESET ENGINE. The start, the reading and the judging cost the same with no
# epoch in between, so a second run of two epochs tells what one costs.
run() {
    ./elman train "config/$1.yaml" --output "$runs/$1-$2-$3.zip" --set model.engine="$2" --set training.epochs="$3" \
        --set training.ensemble=1 --set model.dropout=0 --set training.patience=9 --set training.keep=last >/dev/null 2>&1
}
seconds() {
    local from middle to
    from=$(date +%s.%N)
    run "$1" "$2" 1
    middle=$(date +%s.%N)
    run "$1" "$2" 2
    to=$(date +%s.%N)
    awk -v a="$from" -v b="$middle" -v c="$to" 'BEGIN { s = (c - b) - (b - a); printf "%.1f", (s > 0 ? s : 0) }'
}

status=0
printf '%-12s %12s %12s %10s %10s\n' preset 'loss, engine' 'loss, stock' 's, engine' 's, stock'
for preset in $presets; do
    ours=$(seconds "$preset" elman)
    theirs=$(seconds "$preset" stock)
    a=$(loss "$runs/$preset-elman-1/metrics.json")
    b=$(loss "$runs/$preset-stock-1/metrics.json")
    printf '%-12s %12s %12s %10s %10s\n' "$preset" "$a" "$b" "$ours" "$theirs"
    awk -v a="$a" -v b="$b" 'BEGIN { d = a - b; exit (d < 0 ? -d : d) > 1e-4 }' || status=1
done
exit $status
