package io.elman.engine.attention;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link DotProductAttention} of some of the examples, with memory of its own. */
final class AttentionPart {
    private final WeightedMeans means;
    private final Block queries;
    private final Block keys;
    private final Block values;
    private final Block dQueries;
    private final Block dKeys;
    private Spans queried;
    private Spans read;
    private boolean shared;
    private int width;

    /** @param type FLOAT or DOUBLE */
    AttentionPart(DataType type) {
        this.means = new WeightedMeans(type);
        this.queries = Block.of(type);
        this.keys = Block.of(type);
        this.values = Block.of(type);
        this.dQueries = Block.of(type);
        this.dKeys = Block.of(type);
    }

    /**
     * As {@link DotProductAttention#forward}, for the examples of the spans.
     *
     * @param q all queries, [batch, width, queries]; not modified
     * @param k all keys, [batch, width, keys]; not modified
     * @param v all values, [batch, width, keys]; not modified
     * @param qSteps the queries that are real
     * @param kSteps the keys that are real
     * @param out [batch, width, queries]; modified at the examples: their contexts
     */
    void forward(INDArray q, INDArray k, INDArray v, Spans qSteps, Spans kSteps, INDArray out) {
        queried = qSteps;
        read = kSteps;
        shared = v == k;
        width = (int) q.size(1);
        means.begin(queried, read);
        load(q, queried, queries);
        load(k, read, keys);
        if (!shared) {
            load(v, read, values);
        }
        Block scores = means.scores();
        for (int example = 0; example < queried.examples(); example++) {
            if (means.isRead(example)) {
                Matrix fits = rows(keys, read, example).transpose();
                Blas.multiply(rows(queries, queried, example), fits, means.of(scores, example));
            }
        }
        scores.pull(0, means.count());
        scores.multiply(1 / Math.sqrt(width), 0, means.count());
        means.forward(values(), out);
    }

    /** As {@link DotProductAttention#backward}, for the examples of the forward pass. */
    void backward(INDArray epsilon, INDArray dq, INDArray dk, INDArray dv) {
        dQueries.require(queried.rows(), width);
        dKeys.require(read.rows(), width);
        means.backward(values(), epsilon, dv);
        Block dScores = means.scoreSlopes();
        dScores.multiply(1 / Math.sqrt(width), 0, means.count());
        dScores.push(0, means.count());
        for (int example = 0; example < queried.examples(); example++) {
            if (means.isRead(example)) {
                Matrix slope = means.of(dScores, example);
                Blas.multiply(slope, rows(keys, read, example), place(dQueries, queried, example));
                Blas.multiply(slope.transpose(), rows(queries, queried, example), place(dKeys, read, example));
            }
        }
        means.unload(dQueries, queried, dq);
        means.unload(dKeys, read, dk);
    }

    private Block values() {
        return shared ? keys : values;
    }

    private void load(INDArray array, Spans steps, Block block) {
        block.require(steps.rows(), width);
        steps.gather(array, block);
        block.push(0, steps.rows() * width);
    }

    private Matrix rows(Block block, Spans steps, int example) {
        return block.factor(steps.firstRow(example), steps.rows(example), width);
    }

    private Matrix place(Block block, Spans steps, int example) {
        return block.product(steps.firstRow(example), steps.rows(example), width);
    }
}
