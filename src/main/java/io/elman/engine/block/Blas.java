package io.elman.engine.block;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/** Matrix products by the OpenBLAS that ND4J itself has loaded. */
public final class Blas {
    private Blas() {}

    /**
     * Sets c to a b.
     *
     * @param a not modified
     * @param b not modified
     * @param c modified; shares no number with the others
     * @throws IllegalArgumentException with all shapes, if these or the types do not fit, before native code sees them
     */
    public static void multiply(Matrix a, Matrix b, Matrix c) {
        product(a, b, 0, c);
    }

    /** Adds a b to c; otherwise as {@link #multiply}. */
    public static void multiplyAdd(Matrix a, Matrix b, Matrix c) {
        product(a, b, 1, c);
    }

    /** Sets c to a b + beta c. */
    private static void product(Matrix a, Matrix b, double beta, Matrix c) {
        requireFit(a, b, c);
        if (c.transposed()) {
            product(b.transpose(), a.transpose(), beta, c.transpose());
        } else if (c.memory() instanceof FloatPointer) {
            floats(Tiling.of(a, b), a, b, (float) beta, c);
        } else {
            doubles(a, b, beta, c);
        }
    }

    /** Computes a product in the pieces that a tiling says. */
    static void floats(Tiling tiling, Matrix a, Matrix b, float beta, Matrix c) {
        FloatPointer aMemory = (FloatPointer) a.memory();
        FloatPointer bMemory = (FloatPointer) b.memory();
        FloatPointer cMemory = (FloatPointer) c.memory();
        for (int k = 0; k < a.columns(); k += tiling.inner()) {
            int inner = Math.min(tiling.inner(), a.columns() - k);
            float factor = k == 0 ? beta : 1;
            for (int row = 0; row < c.rows(); row += tiling.rows()) {
                int rows = Math.min(tiling.rows(), c.rows() - row);
                aMemory.position(a.at(row, k));
                for (int column = 0; column < c.columns(); column += tiling.columns()) {
                    int columns = Math.min(tiling.columns(), c.columns() - column);
                    bMemory.position(b.at(k, column));
                    cMemory.position(c.at(row, column));
                    cblas_sgemm(
                            CblasRowMajor,
                            flag(a),
                            flag(b),
                            rows,
                            columns,
                            inner,
                            1,
                            aMemory,
                            a.stride(),
                            bMemory,
                            b.stride(),
                            factor,
                            cMemory,
                            c.stride());
                }
            }
        }
    }

    private static void doubles(Matrix a, Matrix b, double beta, Matrix c) {
        DoublePointer aMemory = ((DoublePointer) a.memory()).position(a.offset());
        DoublePointer bMemory = ((DoublePointer) b.memory()).position(b.offset());
        DoublePointer cMemory = ((DoublePointer) c.memory()).position(c.offset());
        int m = c.rows();
        int n = c.columns();
        int k = a.columns();
        int la = a.stride();
        int lb = b.stride();
        int lc = c.stride();
        cblas_dgemm(CblasRowMajor, flag(a), flag(b), m, n, k, 1, aMemory, la, bMemory, lb, beta, cMemory, lc);
    }

    private static int flag(Matrix matrix) {
        return matrix.transposed() ? CblasTrans : CblasNoTrans;
    }

    private static void requireFit(Matrix a, Matrix b, Matrix c) {
        boolean fit = a.columns() == b.rows() && a.rows() == c.rows() && b.columns() == c.columns();
        Class<?> type = c.memory().getClass();
        if (!fit || !type.isInstance(a.memory()) || !type.isInstance(b.memory())) {
            throw new IllegalArgumentException(
                    "a product of " + describe(a) + " and " + describe(b) + " is not " + describe(c));
        }
    }

    private static String describe(Matrix matrix) {
        return matrix.memory().getClass().getSimpleName().replace("Pointer", "") + matrix.shape();
    }
}
