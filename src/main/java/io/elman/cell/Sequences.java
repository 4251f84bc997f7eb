package io.elman.cell;

import java.util.List;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of sequences and the state they start from. The arrays are held, not copied, and never modified.
 *
 * @param input [batch, features, time]; what stands in masked steps does not matter as long as it is finite
 * @param mask [batch, time], 1 for a real step and 0 for one to skip
 * @param initialState h_0, [batch, hidden]
 */
public record Sequences(INDArray input, INDArray mask, INDArray initialState) {
    /** @throws IllegalArgumentException if the shapes do not fit each other or the mask holds anything but 0 and 1 */
    public Sequences {
        Shapes.requireAxes("input", input, "batch", "features", "time");
        Shapes.require("mask", mask, input.size(0), input.size(2));
        Shapes.requireAxes("initialState", initialState, "batch", "hidden");
        Shapes.require("initialState", initialState, input.size(0), initialState.size(1));
        requireZerosAndOnes(mask);
    }

    /**
     * Returns the sequences with every step real and a zero initial state.
     *
     * @param input [batch, features, time]; held, not modified
     */
    public static Sequences fromRest(INDArray input, long hidden) {
        Shapes.requireAxes("input", input, "batch", "features", "time");
        INDArray everyStep = Nd4j.ones(input.dataType(), input.size(0), input.size(2));
        return new Sequences(input, everyStep, Nd4j.zeros(input.dataType(), input.size(0), hidden));
    }

    /** Returns the same sequences with another mask, [batch, time]. */
    public Sequences withMask(INDArray other) {
        return new Sequences(input, other, initialState);
    }

    /** Returns the same sequences from another initial state, [batch, hidden]. */
    public Sequences startingFrom(INDArray state) {
        return new Sequences(input, mask, state);
    }

    /** Returns the same values in another type; the arrays are new unless they are of that type already. */
    public Sequences castTo(DataType type) {
        if (List.of(input, mask, initialState).stream().allMatch(array -> array.dataType() == type)) {
            return this;
        }
        return new Sequences(input.castTo(type), mask.castTo(type), initialState.castTo(type));
    }

    public long batch() {
        return input.size(0);
    }

    public long steps() {
        return input.size(2);
    }

    /** Returns x of step t, counted from 0: [batch, features]; new array. */
    INDArray x(long t) {
        return Trace.at(input, t);
    }

    /** Returns the mask of step t, counted from 0: [batch, 1]; new array. */
    INDArray maskAt(long t) {
        return mask.getColumn(t, true).dup('c');
    }

    /** Returns whether no example is masked at step t: most steps of most batches, and the cheap case. */
    boolean isRealEverywhere(long t) {
        return LongStream.range(0, batch()).allMatch(example -> mask.getDouble(example, t) == 1);
    }

    private static void requireZerosAndOnes(INDArray mask) {
        for (double value : mask.dup('c').castTo(DataType.DOUBLE).data().asDouble()) {
            if (value != 0 && value != 1) {
                throw new IllegalArgumentException("a mask holds 0 and 1, not " + value);
            }
        }
    }
}
