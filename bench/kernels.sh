#!/usr/bin/env bash
# Times the engine's kernels with JMH: bench/kernels.sh [JMH's own options]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath \
    -Dmdep.includeScope=test >&2
source src/main/sh/blas.sh
exec java -cp "target/classes:target/bench-classes:$(cat target/bench.classpath)" org.openjdk.jmh.Main "$@"
