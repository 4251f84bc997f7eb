package io.elman.engine.kernel;

import io.elman.engine.block.Activation;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;

/**
 * Some of the units of a layer: columns of blocks whose rows hold all of them. A product with a slice of the weights needs
 * every unit of the step before and gives the slice's own, so that threads meet once a step. To split the batch instead
 * would be slower: BLAS copies all weights at each product, however few rows there are.
 *
 * @param width units of the layer
 * @param from first unit of the slice
 * @param count units of the slice
 */
record Slice(int width, int from, int count) {
    /** Below, telling another thread takes longer than the product. */
    private static final int SMALLEST_WIDTH = 128;

    /** Units of a slice at which a product is about as fast, per number, as one of the whole layer. */
    private static final int UNITS = 128;

    private static final int MOST = 4;

    /** Returns the slices of a layer; they depend on its width alone. */
    static Slice[] of(int width) {
        int parts = width < SMALLEST_WIDTH ? 1 : Math.max(2, Math.min(MOST, width / UNITS));
        Slice[] slices = new Slice[parts];
        for (int i = 0; i < parts; i++) {
            int from = i * width / parts;
            slices[i] = new Slice(width, from, (i + 1) * width / parts - from);
        }
        return slices;
    }

    /** Returns the slice's columns of a matrix of all units, for one thread. */
    Matrix of(Matrix matrix) {
        return matrix.own().columns(from, count);
    }

    void push(Block block, int firstRow, int rows) {
        for (int row = firstRow; row < firstRow + runs(rows); row++) {
            block.push(row * width + from, length(rows));
        }
    }

    void pull(Block block, int firstRow, int rows) {
        for (int row = firstRow; row < firstRow + runs(rows); row++) {
            block.pull(row * width + from, length(rows));
        }
    }

    void clear(Block block, int firstRow, int rows) {
        for (int row = firstRow; row < firstRow + runs(rows); row++) {
            block.clear(row * width + from, length(rows));
        }
    }

    /** Copies the slice of rows on the Java sides. */
    void copy(Block source, int sourceRow, Block target, int targetRow, int rows) {
        for (int row = 0; row < runs(rows); row++) {
            target.copy(source, (sourceRow + row) * width + from, (targetRow + row) * width + from, length(rows));
        }
    }

    void activate(Block block, Activation f, int firstRow, int rows) {
        for (int row = firstRow; row < firstRow + runs(rows); row++) {
            block.activate(f, row * width + from, length(rows));
        }
    }

    /** Does {@link Block#backThrough} for the slice; the carry's rows begin at 0. */
    void backThrough(Block dz, Activation f, Block carry, Block hidden, int hiddenRow, int firstRow, int rows) {
        for (int row = 0; row < runs(rows); row++) {
            int at = row * width + from;
            dz.backThrough(f, carry, at, hidden, hiddenRow * width + at, firstRow * width + at, length(rows));
        }
    }

    /** Rows of all units lie side by side, as if they were one. */
    private int runs(int rows) {
        return count == width ? Math.min(rows, 1) : rows;
    }

    private int length(int rows) {
        return count == width ? rows * width : count;
    }
}
