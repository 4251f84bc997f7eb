package io.elman.engine.attention;

import io.elman.engine.block.AdditiveFactors;
import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import io.elman.engine.block.Pairing;
import io.elman.engine.kernel.Tensor;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Scores v' tanh(W_q h + b + W_k e); what belongs to the source is computed once. */
final class AdditiveComparison implements Comparison {
    private final Scores.Additive weights;
    private final Spans read;
    private final int width;
    private final AdditiveFactors factors;
    private final Block bias;

    /** @param states of all sources, a row a real step, on the native side; not modified */
    AdditiveComparison(Scores.Additive weights, Block states, Spans read, DataType type) {
        this.weights = weights;
        this.read = read;
        this.width = (int) weights.keyWeights().size(1);
        this.factors = new AdditiveFactors(Block.of(type), Block.of(type), Block.of(type));
        this.bias = Block.of(type);
        int state = (int) weights.keyWeights().size(0);
        Block keys = factors.keys();
        keys.require(read.rows(), width);
        Matrix place = keys.product(0, read.rows(), width);
        Blas.multiply(states.factor(0, read.rows(), state), Matrix.of(weights.keyWeights()), place);
        exponentiate(keys, read.rows());
        factors.weights().require(1, width);
        Tensor.repeat(weights.scoreWeights(), 1, factors.weights());
    }

    private void exponentiate(Block block, int rows) {
        block.pull(0, rows * width);
        block.exponentiateTwice(rows * width);
    }

    @Override
    public void score(Block state, List<Group> groups, Block scores) {
        int rows = groups.stream().mapToInt(Group::rows).sum();
        Block queries = factors.queries();
        queries.require(rows, width);
        bias.require(rows, width);
        Tensor.repeat(weights.queryBias(), rows, bias);
        queries.push(bias, 0, 0, rows * width);
        int hidden = (int) weights.queryWeights().size(0);
        Blas.multiplyAdd(
                state.factor(0, rows, hidden), Matrix.of(weights.queryWeights()), queries.product(0, rows, width));
        exponentiate(queries, rows);
        for (Group group : groups) {
            int firstKey = read.firstRow(group.source());
            int keys = read.rows(group.source());
            scores.additiveScores(
                    new Pairing(0, group.from(), group.rows(), firstKey, keys, width, group.firstScore()), factors);
        }
    }
}
