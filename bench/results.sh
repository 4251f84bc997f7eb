#!/usr/bin/env bash
# Trains each preset with three seeds and rewrites docs/results.md and the summary in README.md: bench/results.sh [TABLE]...
# TABLE is classes, forecasts, texts or translations; all of them if none is named.
set -euo pipefail
cd "$(dirname "$0")/.."
source bench/figures.sh
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
seeds=(42 43 44)

mean() { awk '{ sum += $1 } END { if (NR) printf "%.4f", sum / NR }'; }

# Prints the mean of a metric over all seeds: average PRESET SECTION METRIC [first|last]
average() {
    local preset=$1
    shift
    for seed in "${seeds[@]}"; do
        figure "$runs/$preset-$seed/metrics.json" "$@"
    done | mean
}

# Trains a preset with every seed and sets `seconds` to the mean time of a run: train NAME [CONFIG [OPTION]...]
train() {
    local start=$SECONDS config=${2:-$1}
    for seed in "${seeds[@]}"; do
        ./elman train "config/$config.yaml" "${@:3}" --set seed="$seed" --output "$runs/$1-$seed.zip" >/dev/null
    done
    seconds=$(((SECONDS - start) / ${#seeds[@]}))
}

class_row() {
    [[ -n $(average "$1" "$3" accuracy) ]] || return 0
    printf '| %s | %s |' "$1" "$2"
    for metric in accuracy balanced_accuracy macro_f1 loss; do
        printf ' %s |' "$(average "$1" "$3" "$metric")"
    done
    printf ' %s |\n' "$4"
}

classes() {
    echo '| preset | model | accuracy | balanced | macro F1 | loss | seconds |'
    echo '|---|---|---|---|---|---|---|'
    for preset in "$@"; do
        train "$preset"
        class_row "$preset" '**elman**' metrics "$seconds"
        class_row "$preset" 'bag of words' bag_of_words ''
        class_row "$preset" 'nearest neighbour' nearest_neighbour ''
        class_row "$preset" 'majority class' majority_class ''
    done
}

forecast_row() {
    local rmse
    rmse=$(average "$1" "$3" rmse)
    [[ -n $rmse ]] || return 0
    printf '| %s | %s | %s | %s | %s | %s | %s | %s |\n' "$1" "$2" \
        "$(average "$1" "$3" rmse_by_step first)" "$(average "$1" "$3" rmse_by_step last)" "$rmse" \
        "$(average "$1" "$3" mape)" "$5" "$4"
}

forecasts() {
    echo '| preset | model | RMSE, step 1 | last step | all steps | MAPE % | coverage | seconds |'
    echo '|---|---|---|---|---|---|---|---|'
    for preset in "$@"; do
        train "$preset"
        forecast_row "$preset" '**elman**' metrics "$seconds" "$(average "$preset" metrics coverage)"
        forecast_row "$preset" 'its linear part alone' linear_part '' ''
        forecast_row "$preset" 'autoregression' autoregression '' ''
        forecast_row "$preset" 'seasonal naive' seasonal_naive '' ''
        forecast_row "$preset" 'naive' naive '' ''
    done
}

translation_row() {
    printf '| %s | %s |' "$1" "$2"
    for metric in exact_match bleu chrf; do
        printf ' %s |' "$(average "$1" "$3" "$metric")"
    done
    printf ' %s |\n' "$4"
}

# translation NAME CONFIG [OPTION]...
translation() {
    train "$@"
    translation_row "$1" '**elman**' metrics "$seconds"
    translation_row "$1" 'nearest source' nearest_source ''
}

translations() {
    echo '| pairs | model | exact match | BLEU | chrF | seconds |'
    echo '|---|---|---|---|---|---|'
    translation dates dates
    translation numbers numbers
    translation numbers-de numbers --set data.target=de
    translation numbers-additive numbers --set model.attention=additive
    translation numbers-without-attention numbers --set model.attention=none
}

text_row() {
    printf '| %s | %s | %s | %s | %s |\n' "$1" "$2" "$(average "$1" "$3" nats_per_character)" \
        "$(average "$1" "$3" bits_per_character)" "$4"
}

texts() {
    echo '| preset | model | nats per character | bits per character | seconds |'
    echo '|---|---|---|---|---|'
    for preset in "$@"; do
        train "$preset"
        text_row "$preset" '**elman**' metrics "$seconds"
        text_row "$preset" '6-gram' 6-gram ''
        text_row "$preset" '3-gram' 3-gram ''
    done
}

rewrite() {
    bench/rewrite.sh docs/results.md "$1" "$2"
    cat "$2"
}

table() {
    case $1 in
        classes) classes reviews equations tones >"$runs/table.md" && rewrite results "$runs/table.md" ;;
        forecasts) forecasts weather births passengers stocks >"$runs/table.md" && rewrite forecasts "$runs/table.md" ;;
        texts) texts books >"$runs/table.md" && rewrite texts "$runs/table.md" ;;
        translations) translations >"$runs/table.md" && rewrite translations "$runs/table.md" ;;
        *)
            echo "bench/results.sh: no table $1; there are classes, forecasts, texts and translations" >&2
            exit 2
            ;;
    esac
}

for name in "${@:-classes forecasts texts translations}"; do
    for one in $name; do
        table "$one"
    done
done
bench/summary.sh
