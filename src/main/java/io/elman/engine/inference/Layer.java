package io.elman.engine.inference;

import io.elman.engine.block.Block;
import java.util.List;

/**
 * A recurrent layer.
 *
 * @param directions one or two, whose states stand side by side
 */
record Layer(List<Direction> directions) {
    int width() {
        return directions.stream().mapToInt(Direction::hidden).sum();
    }

    /**
     * Computes the states of all steps.
     *
     * @param below as {@link Inputs#prepare} takes it
     * @param out modified: on its Java side, a row of states for each row of the texts
     */
    void run(Sequences texts, Block below, Workspace space, Block out) {
        out.require(texts.rows(), width());
        int from = 0;
        for (Direction direction : directions) {
            int first = from;
            direction.run(texts, below, space, (step, states) -> {
                for (int place = 0; place < texts.rows(step); place++) {
                    int row = texts.row(place, direction.step(texts, place, step));
                    out.copy(states, place * direction.hidden(), row * width() + first, direction.hidden());
                }
            });
            from += direction.hidden();
        }
    }

    /**
     * Computes what is read out of the states of all steps.
     *
     * @param below as {@link Inputs#prepare} takes it
     * @param out modified: on its Java side, a row for each text
     */
    void summarize(Summary summary, Sequences texts, Block below, Workspace space, Block out) {
        out.require(texts.size(), width());
        int from = 0;
        for (Direction direction : directions) {
            int hidden = direction.hidden();
            Block sum = space.summary();
            sum.require(texts.size(), hidden);
            direction.run(
                    texts,
                    below,
                    space,
                    (step, states) -> summary.add(states, texts.rows(step) * hidden, step, direction.reversed(), sum));
            for (int place = 0; place < texts.size(); place++) {
                sum.multiply(summary.factor(texts.length(place)), place * hidden, hidden);
                out.copy(sum, place * hidden, place * width() + from, hidden);
            }
            from += hidden;
        }
    }
}
