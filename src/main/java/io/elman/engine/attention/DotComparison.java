package io.elman.engine.attention;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import java.util.List;

/**
 * Products of states and keys, as in {@link DotProductAttention}.
 *
 * @param keys of all sources, a row a real step, on the native side
 * @param read which rows are whose
 * @param width of a state and a key
 */
record DotComparison(Block keys, Spans read, int width) implements Comparison {
    @Override
    public void score(Block state, List<Group> groups, Block scores) {
        int count = 0;
        for (Group group : groups) {
            int steps = read.rows(group.source());
            Matrix own = keys.factor(read.firstRow(group.source()), steps, width);
            Matrix place = scores.part(group.firstScore(), group.rows(), steps);
            Blas.multiply(state.factor(group.from(), group.rows(), width), own.transpose(), place);
            count += group.rows() * steps;
        }
        scores.pull(0, count);
        scores.multiply(1 / Math.sqrt(width), 0, count);
    }
}
