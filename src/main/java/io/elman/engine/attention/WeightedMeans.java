package io.elman.engine.attention;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * For every query of some of the examples the mean of the values, weighted by how well their keys fit, with memory of its own:
 *
 * <pre>
 *     P = softmax(S)     C = P V     dP = dC V'     dV = P' dC     dS = P (dP - sum_keys P dP)
 * </pre>
 *
 * Where the scores S come from is another's matter.
 */
public final class WeightedMeans {
    private final Block scores;
    private final Block context;
    private final Block dContext;
    private final Block dScores;
    private final Block dValues;
    private final Block zeros;
    private Spans queried;
    private Spans read;
    private int[] firstScores = {};

    /** @param type FLOAT or DOUBLE */
    public WeightedMeans(DataType type) {
        this.scores = Block.of(type);
        this.context = Block.of(type);
        this.dContext = Block.of(type);
        this.dScores = Block.of(type);
        this.dValues = Block.of(type);
        this.zeros = Block.of(type);
    }

    /**
     * Makes room for the scores of some examples.
     *
     * @param queries that are real
     * @param keys that are real
     */
    public void begin(Spans queries, Spans keys) {
        queried = queries;
        read = keys;
        firstScores = new int[queried.examples() + 1];
        for (int example = 0; example < queried.examples(); example++) {
            int count = Math.multiplyExact(queried.rows(example), read.rows(example));
            firstScores[example + 1] = Math.addExact(firstScores[example], count);
        }
        scores.require(count(), 1);
    }

    /** Returns how many scores there are. */
    public int count() {
        return firstScores[queried.examples()];
    }

    /** Returns the place of an example's first score; those of a query lie side by side. */
    public int firstScore(int example) {
        return firstScores[example];
    }

    /** Returns whether an example has both a query and a key: a product of nothing is none for BLAS. */
    public boolean isRead(int example) {
        return queried.rows(example) > 0 && read.rows(example) > 0;
    }

    /** Returns the scores, to be set before {@link #forward}, which leaves their shares there. */
    public Block scores() {
        return scores;
    }

    /** Returns the slopes of the scores, which {@link #backward} leaves on the Java side. */
    public Block scoreSlopes() {
        return dScores;
    }

    /** Returns the place of an example's scores in a block of them, a row a query. */
    public Matrix of(Block block, int example) {
        return block.part(firstScores[example], queried.rows(example), read.rows(example));
    }

    /**
     * Computes the means from the scores, which stand on the Java side.
     *
     * @param values the real ones as rows, on the native side; not modified
     * @param out [batch, width, queries]; modified at the examples: the means, zero at other steps
     */
    public void forward(Block values, INDArray out) {
        int width = (int) out.size(1);
        for (int example = 0; example < queried.examples(); example++) {
            if (isRead(example)) {
                scores.softmax(firstScores[example], queried.rows(example), read.rows(example));
            }
        }
        scores.push(0, count());
        context.require(queried.rows(), width);
        for (int example = 0; example < queried.examples(); example++) {
            if (isRead(example)) {
                Matrix own = values.factor(read.firstRow(example), read.rows(example), width);
                Blas.multiply(of(scores, example), own, place(context, queried, example, width));
            }
        }
        unload(context, queried, out);
    }

    /**
     * Goes back to the values and the scores.
     *
     * @param values as in the forward pass; not modified
     * @param epsilon dL/dC, [batch, width, queries]; not modified
     * @param dv [batch, width, keys]; modified: dL/dV, zero where masked
     */
    public void backward(Block values, INDArray epsilon, INDArray dv) {
        int width = (int) epsilon.size(1);
        dContext.require(queried.rows(), width);
        dValues.require(read.rows(), width);
        dScores.require(count(), 1);
        queried.gather(epsilon, dContext);
        dContext.push(0, queried.rows() * width);
        for (int example = 0; example < queried.examples(); example++) {
            if (isRead(example)) {
                Matrix above = dContext.factor(queried.firstRow(example), queried.rows(example), width);
                Matrix own = values.factor(read.firstRow(example), read.rows(example), width);
                Blas.multiply(above, own.transpose(), of(dScores, example));
                Blas.multiply(of(scores, example).transpose(), above, place(dValues, read, example, width));
            }
        }
        dScores.pull(0, count());
        for (int example = 0; example < queried.examples(); example++) {
            if (isRead(example)) {
                dScores.backThroughSoftmax(scores, firstScores[example], queried.rows(example), read.rows(example));
            }
        }
        unload(dValues, read, dv);
    }

    /**
     * Copies what products have left on the native side of a block into an array.
     *
     * @param steps the block's rows
     * @param array [batch, width, time]; modified at the examples, zero at other steps and where nothing is read
     */
    void unload(Block block, Spans steps, INDArray array) {
        int width = (int) array.size(1);
        block.pull(0, steps.rows() * width);
        write(block, steps, array);
    }

    /** As {@link #unload}, of what stands on the Java side. */
    public void write(Block block, Spans steps, INDArray array) {
        int width = (int) array.size(1);
        IntStream.range(0, steps.examples())
                .filter(example -> !isRead(example))
                .forEach(example -> block.clear(steps.firstRow(example) * width, steps.rows(example) * width));
        zeros.require(1, width);
        steps.scatter(block, array, zeros);
    }

    private static Matrix place(Block block, Spans steps, int example, int width) {
        return block.product(steps.firstRow(example), steps.rows(example), width);
    }
}
