#!/usr/bin/env bash
# Measures a step of the dense workload while none, one or two other processes want the cores: the engine on all cores, stock
# Deeplearning4j on one BLAS thread and on one a core. Prints milliseconds, the median of seven rounds.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath \
    -Dmdep.includeScope=test >&2
source src/main/sh/blas.sh
cores=$(getconf _NPROCESSORS_ONLN) # nproc would tell OMP_NUM_THREADS
busy=()
trap '[[ ${#busy[@]} == 0 ]] || kill "${busy[@]}"' EXIT

# step SIDE BLAS_THREADS THREADS: milliseconds a step
step() {
    { echo "DENSE $3 3000"; for _ in 1 2 3 4 5 6 7; do echo "DENSE $3 1000"; done; } |
        OMP_NUM_THREADS=$2 OPENBLAS_NUM_THREADS=$2 java -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -XX:+UseSerialGC \
            -cp "target/classes:target/bench-classes:$(cat target/bench.classpath)" io.elman.bench.Worker "$1" 2>/dev/null |
        tail -n 7 | sort -g | awk 'NR == 4 { printf "%.1f", $1 / 1e6 }'
}

printf '%-12s %12s %16s %20s\n' neighbours engine 'stock, 1 thread' "stock, $cores threads"
for neighbours in 0 1 2; do
    if ((neighbours > 0)); then
        (while :; do :; done) &
        busy+=($!)
    fi
    printf '%-12s %12s %16s %20s\n' "$neighbours" "$(step engine 1 "$cores")" "$(step stock 1 1)" "$(step stock "$cores" 1)"
done
