#!/usr/bin/env bash
# Rewrites the two tables of README.md from those of docs/results.md and bench/RESULTS.md: bench/summary.sh
set -euo pipefail
cd "$(dirname "$0")/.."
table=$(mktemp)
trap 'rm -f "$table"' EXIT

# Prints a row of a preset: row TASK PRESET DATA METRIC COLUMN high|low; the column is counted from 1 in docs/results.md.
row() {
    awk -F ' *[|] *' -v task="$1" -v preset="$2" -v data="$3" -v metric="$4" -v column="$(($5 + 1))" -v better="$6" '
        $2 == preset && $3 == "**elman**" { ours = $column; seconds = $(NF - 1) }
        $2 == preset && $3 != "**elman**" {
            if (best == "" || (better == "high" ? $column + 0 > best + 0 : $column + 0 < best + 0)) {
                best = $column; model = $3
            }
        }
        END {
            printf "| %s | %s | %s | %s | %s %s | **%s** | %s |\n", task, preset, data, metric, model, best, ours, seconds
        }' docs/results.md
}

{
    echo '| task | preset | data | metric | best simple model | elman | seconds |'
    echo '|---|---|---|---|---|---|---|'
    row classification reviews data/reviews 'balanced accuracy' 4 high
    row classification equations data/reviews 'balanced accuracy' 4 high
    row audio tones data/tones accuracy 3 high
    row forecasting weather data/weather 'RMSE, 7 days' 5 low
    row forecasting births data/births 'RMSE, 28 days' 5 low
    row forecasting passengers data/passengers 'MAPE, 12 months' 6 low
    row forecasting stocks data/stocks 'RMSE, a day' 3 low
    row generation books data/books 'nats a character' 3 low
    row translation dates data/dates 'exact match' 3 high
    row translation numbers 'data/numbers, en to fr' 'exact match' 3 high
    row translation numbers-additive 'the same, additive attention' 'exact match' 3 high
    row translation numbers-without-attention 'the same, no attention' 'exact match' 3 high
    row translation numbers-de 'data/numbers, en to de' 'exact match' 3 high
} >"$table"
bench/rewrite.sh README.md summary "$table"

# The columns of bench/RESULTS.md: workload, engine, stock, PyTorch, against PyTorch, its aim, against stock, its aim,
# stock with its fastest number of threads, against that.
{
    echo '| workload | a step | against PyTorch | against stock DL4J |'
    echo '|---|---|---|---|'
    awk -F ' *[|] *' 'NF == 12 && $6 ~ /[0-9]/ { gsub(/\*/, ""); printf "| %s | %s | %s | %s |\n", $2, $3, $6, $8 }' bench/RESULTS.md
} >"$table"
bench/rewrite.sh README.md engine "$table"
