package io.elman.engine.kernel;

import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import java.nio.Buffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array of ND4J's, [batch, channels, time] in any layout, to and from the rows of a {@link Packing}. */
public final class Tensor {
    private final INDArray array;
    private final Buffer memory;
    private final int channels;
    private final int batchStride;
    private final int channelStride;
    private final int timeStride;

    private Tensor(INDArray array) {
        this.array = array;
        this.memory = buffer(array);
        this.channels = (int) array.size(1);
        this.batchStride = array.stride(0);
        this.channelStride = channels == 1 ? 1 : array.stride(1);
        this.timeStride = array.rank() == 2 ? 0 : array.stride(2);
    }

    /**
     * Returns the array's own memory.
     *
     * @param array [batch, channels, time], or [batch, channels] for a single step
     */
    public static Tensor of(INDArray array) {
        return new Tensor(array);
    }

    /** Returns the array's own memory from its first number on. */
    static Buffer buffer(INDArray array) {
        long span = 1;
        for (int axis = 0; axis < array.rank(); axis++) {
            span += (array.size(axis) - 1) * array.stride(axis);
        }
        return Matrix.pointer(array).capacity(Math.toIntExact(span)).asBuffer();
    }

    /** Returns the rows of a packing as they lie in the array, or null if they do not lie side by side in its order. */
    Matrix rows(Packing packing) {
        boolean side = channelStride == 1 && batchStride == channels && timeStride == array.size(0) * channels;
        return side && packing.isWhole(array.size(0)) && packing.rows() > 0
                ? Matrix.dense(Matrix.pointer(array), packing.time(0) * timeStride, packing.rows(), channels)
                : null;
    }

    /**
     * Copies every row into a block's Java side, in the order of the packing; zeros where a row is masked.
     *
     * @param block modified
     */
    void gather(Packing packing, Block block) {
        if (liesInRuns(packing)) {
            int numbers = packing.batch() * channels;
            for (int step = 0; step < packing.steps(); step++) {
                block.read(memory, at(packing, 0, step), 1, step * numbers, numbers);
            }
        } else if (batchStride > timeStride) {
            // One example after the other, because its steps lie close together.
            for (int place = 0; place < packing.batch(); place++) {
                for (int step = 0; step < packing.steps(); step++) {
                    gatherRow(packing, place, step, block);
                }
            }
        } else {
            for (int step = 0; step < packing.steps(); step++) {
                for (int place = 0; place < packing.rows(step); place++) {
                    gatherRow(packing, place, step, block);
                }
            }
        }
    }

    /** Returns whether all rows of a step lie side by side, in the order of the packing. */
    private boolean liesInRuns(Packing packing) {
        return channelStride == 1 && batchStride == channels && packing.batch() > 0 && packing.isRun();
    }

    /** Copies one step of one example into a row of a block's Java side. */
    public void read(int example, int time, Block block, int row) {
        block.read(memory, example * batchStride + time * timeStride, channelStride, row * channels, channels);
    }

    /** Copies a row of a block's Java side into one step of one example. */
    public void write(int example, int time, Block block, int row) {
        block.write(memory, example * batchStride + time * timeStride, channelStride, row * channels, channels);
    }

    private void gatherRow(Packing packing, int place, int step, Block block) {
        if (place >= packing.rows(step)) {
            return;
        }
        int row = (packing.firstRow(step) + place) * channels;
        if (packing.isReal(place, step)) {
            block.read(memory, at(packing, place, step), channelStride, row, channels);
        } else {
            block.clear(row, channels);
        }
    }

    /**
     * Writes a block's rows, on the Java side, into the array, and zeros where a step is masked.
     *
     * @param firstRow the packing's first row is this row of the block
     * @param zeros at least a row of zeros; not modified
     */
    void scatter(Packing packing, Block block, int firstRow, Block zeros) {
        boolean runs = liesInRuns(packing);
        for (int step = 0; step < packing.steps(); step++) {
            int row = firstRow + packing.firstRow(step);
            if (runs) {
                block.write(memory, at(packing, 0, step), 1, row * channels, packing.batch() * channels);
            } else {
                scatterStep(packing, step, block, row, zeros);
            }
        }
    }

    private void scatterStep(Packing packing, int step, Block block, int row, Block zeros) {
        for (int place = 0; place < packing.batch(); place++) {
            int at = at(packing, place, step);
            if (packing.isReal(place, step)) {
                block.write(memory, at, channelStride, (row + place) * channels, channels);
            } else {
                zeros.write(memory, at, channelStride, 0, channels);
            }
        }
    }

    /** Copies a state of every example, [batch, channels], into a block's Java side, in the order of the packing. */
    void gatherState(Packing packing, Block block) {
        for (int place = 0; place < packing.batch(); place++) {
            block.read(memory, at(packing, place, 0), channelStride, place * channels, channels);
        }
    }

    /** Writes a state of every example, in the order of the packing from a row on, into the array [batch, channels]. */
    void scatterState(Packing packing, Block block, int firstRow) {
        for (int place = 0; place < packing.batch(); place++) {
            int row = (firstRow + place) * channels;
            block.write(memory, at(packing, place, 0), channelStride, row, channels);
        }
    }

    private int at(Packing packing, int place, int step) {
        return packing.example(place) * batchStride + packing.time(step) * timeStride;
    }

    /** Writes the same row at every real step of an example, from a block's Java side, and zeros at masked ones. */
    void spread(Packing packing, Block block, Block zeros) {
        for (int step = 0; step < packing.steps(); step++) {
            for (int place = 0; place < packing.batch(); place++) {
                boolean real = packing.isReal(place, step);
                int row = real ? place * channels : 0;
                (real ? block : zeros).write(memory, at(packing, place, step), channelStride, row, channels);
            }
        }
    }

    /** Copies a vector, [n] or [1, n], into every row of a block's Java side; the block has room for it. */
    public static void repeat(INDArray vector, int rows, Block block) {
        int columns = (int) vector.length();
        int stride = columns == 1 ? 1 : vector.stride(vector.rank() - 1);
        block.read(buffer(vector), 0, stride, 0, columns);
        for (int row = 1; row < rows; row++) {
            block.copy(block, 0, row * columns, columns);
        }
    }

    /** Reads some rows of the array, a table [rows, channels], into rows of a block's Java side. */
    public void lookUp(int[] rows, Block block) {
        block.readRows(memory, rows, batchStride, channelStride, channels);
    }

    /** Writes a block's Java side to a column of the array, a table [rows, channels]. */
    void writeColumn(int column, int rows, Block block) {
        block.write(memory, column * channelStride, batchStride, 0, rows);
    }
}
