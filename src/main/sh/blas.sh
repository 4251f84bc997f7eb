# Sourced by whatever starts a JVM that computes: how OpenBLAS, which ND4J brings along, is to run.

# Small matrices are slower on two BLAS threads than on one, and very slow beside another busy process.
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1}

# OpenBLAS 0.3.19 takes AMD's processors with AVX-512 for older ones, on which it multiplies small matrices at half of the speed.
# The engine goes by this variable, too: see Tiling.java.
if [[ -z ${OPENBLAS_CORETYPE:-} && -r /proc/cpuinfo ]]; then
    flags=" $(grep -m 1 '^flags' /proc/cpuinfo || true) "
    wanted=1
    for flag in avx512f avx512cd avx512bw avx512dq avx512vl; do
        [[ $flags == *" $flag "* ]] || wanted=0
    done
    [[ $wanted == 0 ]] || export OPENBLAS_CORETYPE=SkylakeX
fi
