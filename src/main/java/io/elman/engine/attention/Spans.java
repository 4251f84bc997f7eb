package io.elman.engine.attention;

import io.elman.engine.block.Block;
import io.elman.engine.kernel.Tensor;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The real steps of every example as rows, one example after the other. */
public final class Spans {
    private final int firstExample;
    private final int[] firstRows;
    private final int[] times;
    private final int steps;

    private Spans(int firstExample, int[] firstRows, int[] times, int steps) {
        this.firstExample = firstExample;
        this.firstRows = firstRows;
        this.times = times;
        this.steps = steps;
    }

    /**
     * Returns the spans of an array.
     *
     * @param array [batch, channels, time]; not modified
     * @param mask [batch, time], 1 for a real step; null where every step is; not modified
     * @throws IllegalArgumentException with both shapes, if the mask is another array's
     */
    public static Spans of(INDArray array, INDArray mask) {
        int batch = (int) array.size(0);
        int steps = (int) array.size(2);
        if (mask != null && (mask.rank() != 2 || mask.size(0) != batch || mask.size(1) != steps)) {
            throw new IllegalArgumentException(
                    "mask is " + Arrays.toString(mask.shape()) + ", must be [" + batch + ", " + steps + "]");
        }
        double[] real = mask == null ? null : mask.dup('c').data().asDouble();
        int[] firstRows = new int[batch + 1];
        int[] times = new int[batch * steps];
        int rows = 0;
        for (int example = 0; example < batch; example++) {
            for (int step = 0; step < steps; step++) {
                if (real == null || real[example * steps + step] != 0) {
                    times[rows++] = step;
                }
            }
            firstRows[example + 1] = rows;
        }
        return new Spans(0, firstRows, times, steps);
    }

    /** Returns the spans of some of the examples of the same arrays; new, with numbers of their own. */
    public Spans range(int from, int to) {
        int begin = firstRows[from];
        int[] rows =
                Arrays.stream(firstRows, from, to + 1).map(row -> row - begin).toArray();
        return new Spans(firstExample + from, rows, Arrays.copyOfRange(times, begin, firstRows[to]), steps);
    }

    /** Returns how many examples there are. */
    public int examples() {
        return firstRows.length - 1;
    }

    /** Returns the number of an example in the arrays. */
    public int number(int example) {
        return firstExample + example;
    }

    /** Returns the number of rows of all examples. */
    public int rows() {
        return firstRows[examples()];
    }

    /** Returns the number of rows of an example. */
    public int rows(int example) {
        return firstRows[example + 1] - firstRows[example];
    }

    /** Returns an example's first row. */
    public int firstRow(int example) {
        return firstRows[example];
    }

    /**
     * Copies the real steps of an array into the rows of a block's Java side.
     *
     * @param array [batch, channels, time]; not modified
     * @param block modified; there is room
     */
    public void gather(INDArray array, Block block) {
        Tensor tensor = Tensor.of(array);
        for (int example = 0; example < examples(); example++) {
            for (int row = firstRows[example]; row < firstRows[example + 1]; row++) {
                tensor.read(firstExample + example, times[row], block, row);
            }
        }
    }

    /**
     * Copies the rows of a block's Java side into an array, which is zero at all other steps afterwards.
     *
     * @param zeros at least a row of zeros; not modified
     */
    void scatter(Block block, INDArray array, Block zeros) {
        Tensor tensor = Tensor.of(array);
        for (int example = 0; example < examples(); example++) {
            int row = firstRows[example];
            for (int step = 0; step < steps; step++) {
                if (row < firstRows[example + 1] && times[row] == step) {
                    tensor.write(firstExample + example, step, block, row++);
                } else {
                    tensor.write(firstExample + example, step, zeros, 0);
                }
            }
        }
    }
}
