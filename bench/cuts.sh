#!/usr/bin/env bash
# Judges a forecasting preset in front of its test part, to choose by: bench/cuts.sh PRESET BLOCKS ROWS APART [OPTION]...
# The test part is taken off the file. Of what is left the last ROWS are the test part of the last block, those that end
# APART rows earlier that of the block before, which sees nothing behind it; OPTIONs are those of ./elman train. Prints a
# line a block, and over all blocks root mean squares of RMSE and means of the rest.
set -euo pipefail
cd "$(dirname "$0")/.."
source bench/figures.sh
preset=$1 blocks=$2 rows=$3 apart=$4
shift 4
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT

# Prints a value of the preset's data: the first, before any option.
value() { awk -v key="$1:" '$1 == key { print $2; exit }' "config/$preset.yaml"; }

file=$(value file)
before=$(awk -v test="$(value test)" 'END { all = NR - 1; print all - (test < 1 ? int(test * all + 0.5) : test) }' "$file")

# Trains on what is in front of a block and prints its figures: block NUMBER [OPTION]...
block() {
    local end=$((before - (blocks - $1) * apart)) zip="$runs/$1.zip"
    head -n $((end + 1)) "$file" >"$runs/$1.csv"
    ./elman train "config/$preset.yaml" "${@:2}" --set data.file="$runs/$1.csv" --set data.test="$rows" --output "$zip" \
        >/dev/null 2>"$runs/$1.log" || { cat "$runs/$1.log" >&2 && exit 1; }
    for model in metrics linear_part autoregression; do
        local metrics="$runs/$1/metrics.json"
        local all
        all=$(figure "$metrics" "$model" rmse)
        [[ -z $all ]] || echo "$((end - rows))-$end $model $(figure "$metrics" "$model" rmse_by_step first)" \
            "$(figure "$metrics" "$model" rmse_by_step last) $all $(figure "$metrics" "$model" mape)" \
            "$([[ $model != metrics ]] || figure "$metrics" metrics coverage)"
    done
}

for number in $(seq "$blocks"); do
    block "$number" "$@"
done | awk '
    function line(name, model, first, last, all, mape, coverage) {
        printf "%-12s %-16s %9.3f %9.3f %9.3f %8.2f %9s\n", name, model, first, last, all, mape, coverage
    }
    BEGIN { printf "%-12s %-16s %9s %9s %9s %8s %9s\n", "rows", "model", "step 1", "last step", "all", "MAPE %", "coverage" }
    {
        sub("metrics", "elman", $2)
        line($1, $2, $3, $4, $5, $6, $7 == "" ? "" : sprintf("%.3f", $7))
        n[$2]++; first[$2] += $3 ^ 2; last[$2] += $4 ^ 2; all[$2] += $5 ^ 2; mape[$2] += $6; coverage[$2] += $7
    }
    END {
        for (model in n) {
            k = n[model]
            line("together", model, sqrt(first[model] / k), sqrt(last[model] / k), sqrt(all[model] / k), mape[model] / k,
                coverage[model] ? sprintf("%.3f", coverage[model] / k) : "")
        }
    }'
