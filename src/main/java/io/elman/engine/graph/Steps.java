package io.elman.engine.graph;

import io.elman.engine.block.Block;
import io.elman.engine.kernel.Tensor;
import io.elman.engine.parallel.Crew;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies and sums of the steps of sequences; threads share the examples. */
final class Steps {
    /** Numbers below which it is not worth telling another thread. */
    private static final int LARGE = 1 << 15;

    private Steps() {}

    /** Does something with an example; the block is the thread's own. */
    private interface Task {
        void with(int example, Tensor from, Tensor to, Block row);
    }

    /**
     * Copies every step.
     *
     * @param from [batch, channels, time], or [batch, channels] for the same at every step; not modified
     * @param to [batch, channels, time]; modified: overwritten
     */
    static void copy(INDArray from, INDArray to) {
        int steps = (int) to.size(2);
        forExamples(from, to, to.length(), (example, source, target, row) -> {
            for (int step = 0; step < steps; step++) {
                source.read(example, step, row, 0);
                target.write(example, step, row, 0);
            }
        });
    }

    /**
     * Adds up the steps of every example.
     *
     * @param from [batch, channels, time]; not modified
     * @param to [batch, channels]; modified: overwritten
     */
    static void sum(INDArray from, INDArray to) {
        int steps = (int) from.size(2);
        int channels = (int) from.size(1);
        forExamples(from, to, from.length(), (example, source, target, row) -> {
            Block sum = Block.of(from.dataType());
            sum.require(1, channels);
            for (int step = 0; step < steps; step++) {
                source.read(example, step, row, 0);
                sum.add(row, 0, channels);
            }
            target.write(example, 0, sum, 0);
        });
    }

    private static void forExamples(INDArray from, INDArray to, long numbers, Task task) {
        int batch = (int) from.size(0);
        int parts = numbers < LARGE ? 1 : Math.min(Crew.MOST_PARTS, batch);
        Crew.shared().runRanges(batch, parts, (part, first, end) -> {
            Tensor source = Tensor.of(from);
            Tensor target = Tensor.of(to);
            Block row = Block.of(from.dataType());
            row.require(1, from.size(1));
            for (int example = first; example < end; example++) {
                task.with(example, source, target, row);
            }
        });
    }
}
