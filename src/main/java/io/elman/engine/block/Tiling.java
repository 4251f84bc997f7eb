package io.elman.engine.block;

import java.util.Locale;

/**
 * How a product is cut into calls of BLAS. On processors with AVX-512 OpenBLAS computes products of up to a million
 * multiplications where their factors lie, and copies the factors of larger ones first, which takes a fifth to a third of the
 * time. How a product is cut depends on its shape alone, so that its answer does, too.
 *
 * @param rows of the product that a call computes at most
 * @param columns of the product that a call computes at most
 * @param inner numbers of a row times a column that a call adds up at most
 */
record Tiling(int rows, int columns, int inner) {
    /** Multiplications up to which OpenBLAS copies nothing. */
    private static final int SMALL = 1_000_000;

    private static final int SIDE = 64;

    /** Numbers of a product with a transposed factor up to which it is about as fast as one with a factor as it lies. */
    private static final int TRANSPOSED_NUMBERS = 1200;

    /** Columns beyond which such a product gains no more. */
    private static final int TRANSPOSED_SIDE = 48;

    /** Columns that a kernel computes at a time. */
    private static final int LANES = 8;

    /** Rows from which on copying a transposed factor pays. */
    private static final int MANY_ROWS = 256;

    /** Whether OpenBLAS runs kernels that do without copies; the launcher asks for them where the processor has AVX-512. */
    private static final boolean SMALL_KERNELS = "skylakex"
            .equals(System.getenv().getOrDefault("OPENBLAS_CORETYPE", "").toLowerCase(Locale.ROOT));

    /** Returns whether a factor on the right is multiplied faster as it lies than as a transpose. */
    static boolean prefersRows() {
        return SMALL_KERNELS;
    }

    /** Returns how the product of two matrices is computed on this processor. */
    static Tiling of(Matrix a, Matrix b) {
        return SMALL_KERNELS ? small(a, b) : new Tiling(a.rows(), b.columns(), a.columns());
    }

    /** Returns how the product of two matrices is computed by kernels that copy nothing. */
    static Tiling small(Matrix a, Matrix b) {
        if (b.transposed() && a.rows() >= MANY_ROWS) {
            return new Tiling(a.rows(), b.columns(), a.columns());
        }
        int rows = evenly(a.rows(), SIDE);
        int columns = b.transposed() ? Math.min(TRANSPOSED_SIDE, TRANSPOSED_NUMBERS / rows / LANES * LANES) : SIDE;
        return new Tiling(rows, columns, evenly(a.columns(), SMALL / (rows * Math.min(columns, b.columns()))));
    }

    /** Returns the size of parts of about the same size, none above a limit. */
    private static int evenly(int whole, int limit) {
        int parts = Math.max(1, (whole + limit - 1) / limit);
        return Math.max(1, (whole + parts - 1) / parts);
    }
}
