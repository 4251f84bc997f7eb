#!/usr/bin/env bash
# Measures the engine beside stock Deeplearning4j and PyTorch, in turn, and writes bench/RESULTS.md
# and its summary in README.md.
# PyTorch comes from a Python of your own: PYTHON=.venv/bin/python bench/compare.sh
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
"$python" -c 'import torch' 2>/dev/null || {
    echo "bench/compare.sh: $python has no PyTorch; name one that has: PYTHON=.venv/bin/python bench/compare.sh" >&2
    exit 1
}
mvn -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath \
    -Dmdep.includeScope=test >&2
source src/main/sh/blas.sh
java -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -XX:+UseSerialGC \
    -cp "target/classes:target/bench-classes:$(cat target/bench.classpath)" \
    io.elman.bench.Compare "$python" bench/torch_worker.py bench
bench/summary.sh
