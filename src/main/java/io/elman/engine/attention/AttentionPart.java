package io.elman.engine.attention;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link DotProductAttention} of some of the examples, with memory of its own. */
final class AttentionPart {
    private final Block queries;
    private final Block keys;
    private final Block values;
    private final Block weights;
    private final Block context;
    private final Block dContext;
    private final Block dWeights;
    private final Block dQueries;
    private final Block dKeys;
    private final Block dValues;
    private final Block zeros;
    private Spans queried;
    private Spans read;
    private int[] firstWeights = {};
    private boolean shared;
    private int width;

    /** @param type FLOAT or DOUBLE */
    AttentionPart(DataType type) {
        this.queries = Block.of(type);
        this.keys = Block.of(type);
        this.values = Block.of(type);
        this.weights = Block.of(type);
        this.context = Block.of(type);
        this.dContext = Block.of(type);
        this.dWeights = Block.of(type);
        this.dQueries = Block.of(type);
        this.dKeys = Block.of(type);
        this.dValues = Block.of(type);
        this.zeros = Block.of(type);
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
        requireRoom();
        load(q, queried, queries);
        load(k, read, keys);
        if (!shared) {
            load(v, read, values);
        }
        weigh();
        for (int example = 0; example < queried.examples(); example++) {
            if (isRead(example)) {
                Blas.multiply(
                        weights(weights, example), rows(values(), read, example), place(context, queried, example));
            }
        }
        unload(context, queried, out);
    }

    private void requireRoom() {
        firstWeights = new int[queried.examples() + 1];
        for (int example = 0; example < queried.examples(); example++) {
            int count = Math.multiplyExact(queried.rows(example), read.rows(example));
            firstWeights[example + 1] = Math.addExact(firstWeights[example], count);
        }
        weights.require(firstWeights[queried.examples()], 1);
        for (Block block : new Block[] {queries, context}) {
            block.require(queried.rows(), width);
        }
        for (Block block : new Block[] {keys, values}) {
            block.require(read.rows(), width);
        }
    }

    private void weigh() {
        for (int example = 0; example < queried.examples(); example++) {
            if (isRead(example)) {
                Matrix fits = rows(keys, read, example).transpose();
                Blas.multiply(rows(queries, queried, example), fits, weights(weights, example));
            }
        }
        int count = firstWeights[queried.examples()];
        weights.pull(0, count);
        weights.multiply(1 / Math.sqrt(width), 0, count);
        for (int example = 0; example < queried.examples(); example++) {
            weights.softmax(firstWeights[example], queried.rows(example), read.rows(example));
        }
        weights.push(0, count);
    }

    /** As {@link DotProductAttention#backward}, for the examples of the forward pass. */
    void backward(INDArray epsilon, INDArray dq, INDArray dk, INDArray dv) {
        int count = firstWeights[queried.examples()];
        dContext.require(queried.rows(), width);
        dQueries.require(queried.rows(), width);
        dKeys.require(read.rows(), width);
        dValues.require(read.rows(), width);
        dWeights.require(count, 1);
        load(epsilon, queried, dContext);
        for (int example = 0; example < queried.examples(); example++) {
            if (isRead(example)) {
                Matrix above = rows(dContext, queried, example);
                Blas.multiply(above, rows(values(), read, example).transpose(), weights(dWeights, example));
                Blas.multiply(weights(weights, example).transpose(), above, place(dValues, read, example));
            }
        }
        dWeights.pull(0, count);
        for (int example = 0; example < queried.examples(); example++) {
            dWeights.backThroughSoftmax(weights, firstWeights[example], queried.rows(example), read.rows(example));
        }
        dWeights.multiply(1 / Math.sqrt(width), 0, count);
        dWeights.push(0, count);
        for (int example = 0; example < queried.examples(); example++) {
            if (isRead(example)) {
                Matrix slope = weights(dWeights, example);
                Blas.multiply(slope, rows(keys, read, example), place(dQueries, queried, example));
                Blas.multiply(slope.transpose(), rows(queries, queried, example), place(dKeys, read, example));
            }
        }
        unload(dQueries, queried, dq);
        unload(dKeys, read, dk);
        unload(dValues, read, dv);
    }

    /** Returns whether an example has both a query and a key: a product of nothing is none for BLAS. */
    private boolean isRead(int example) {
        return queried.rows(example) > 0 && read.rows(example) > 0;
    }

    private Block values() {
        return shared ? keys : values;
    }

    private void load(INDArray array, Spans steps, Block block) {
        steps.gather(array, block);
        block.push(0, steps.rows() * width);
    }

    private void unload(Block block, Spans steps, INDArray array) {
        int[] unread = java.util.stream.IntStream.range(0, steps.examples())
                .filter(example -> !isRead(example))
                .toArray();
        block.pull(0, steps.rows() * width);
        for (int example : unread) {
            block.clear(steps.firstRow(example) * width, steps.rows(example) * width);
        }
        zeros.require(1, width);
        steps.scatter(block, array, zeros);
    }

    private Matrix rows(Block block, Spans steps, int example) {
        return block.factor(steps.firstRow(example), steps.rows(example), width);
    }

    private Matrix place(Block block, Spans steps, int example) {
        return block.product(steps.firstRow(example), steps.rows(example), width);
    }

    private Matrix weights(Block block, int example) {
        return new Matrix(
                block.factor(0, 1, 1).memory(),
                firstWeights[example],
                queried.rows(example),
                read.rows(example),
                read.rows(example),
                false);
    }
}
