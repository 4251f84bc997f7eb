package io.elman.engine.attention;

import io.elman.engine.block.Block;
import java.util.List;

/** Says how well the states of translations under way fit the steps of their sources. */
interface Comparison {
    /**
     * Rows of one source.
     *
     * @param from the first of them
     * @param rows how many there are
     * @param source of all of them
     * @param firstScore place of their first score; those of a row lie side by side
     */
    record Group(int from, int rows, int source, int firstScore) {}

    /**
     * Computes the scores.
     *
     * @param state a row a translation, on both sides; not modified
     * @param groups of all rows
     * @param scores modified: the scores, on the Java side; the native side may be, too
     */
    void score(Block state, List<Group> groups, Block scores);
}
