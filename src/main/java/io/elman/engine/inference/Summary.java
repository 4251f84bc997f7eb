package io.elman.engine.inference;

import io.elman.engine.block.Block;

/** What is read out of the states of all steps of a text. */
enum Summary {
    /** The states at the text's last step. */
    LAST,
    SUM,
    MEAN,
    MAX;

    /**
     * Takes in the states of a step.
     *
     * @param step as the direction reads
     * @param reversed whether it reads from the end
     * @param out modified: the first numbers of its Java side
     */
    void add(Block states, int count, int step, boolean reversed, Block out) {
        if (step == 0 || (this == LAST && !reversed)) {
            out.copy(states, 0, 0, count);
        } else if (this == MAX) {
            out.max(states, 0, count);
        } else if (this != LAST) {
            out.add(states, 0, count);
        }
    }

    /** Returns what the sum over a text has to be multiplied by. */
    double factor(int length) {
        return this == MEAN ? 1.0 / length : 1;
    }
}
