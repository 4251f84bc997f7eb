package io.elman.engine.inference;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import io.elman.engine.block.Matrix;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/** The product of one row and a matrix, for which BLAS has a way of its own: it reads the matrix once, as it lies. */
final class RowProduct {
    private RowProduct() {}

    /**
     * Adds x w to y.
     *
     * @param x [1, rows]; not modified
     * @param w [rows, columns]; not modified
     * @param y [1, columns]; modified; shares no number with the others
     * @throws IllegalArgumentException if the shapes do not fit, before native code sees them
     */
    static void add(Matrix x, Matrix w, Matrix y) {
        int rows = w.transposed() ? w.storedColumns() : w.storedRows();
        int columns = w.transposed() ? w.storedRows() : w.storedColumns();
        if (x.storedRows() != 1 || y.storedRows() != 1 || x.storedColumns() != rows || y.storedColumns() != columns) {
            throw new IllegalArgumentException("a product of [" + x.storedRows() + ", " + x.storedColumns() + "] and ["
                    + rows + ", " + columns + "] is not [" + y.storedRows() + ", " + y.storedColumns() + "]");
        }
        int flag = w.transposed() ? CblasNoTrans : CblasTrans;
        int m = w.storedRows();
        int n = w.storedColumns();
        if (y.memory() instanceof FloatPointer) {
            FloatPointer wMemory = ((FloatPointer) w.memory()).position(w.offset());
            FloatPointer xMemory = ((FloatPointer) x.memory()).position(x.offset());
            FloatPointer yMemory = ((FloatPointer) y.memory()).position(y.offset());
            cblas_sgemv(CblasRowMajor, flag, m, n, 1, wMemory, n, xMemory, 1, 1, yMemory, 1);
        } else {
            DoublePointer wMemory = ((DoublePointer) w.memory()).position(w.offset());
            DoublePointer xMemory = ((DoublePointer) x.memory()).position(x.offset());
            DoublePointer yMemory = ((DoublePointer) y.memory()).position(y.offset());
            cblas_dgemv(CblasRowMajor, flag, m, n, 1, wMemory, n, xMemory, 1, 1, yMemory, 1);
        }
    }
}
