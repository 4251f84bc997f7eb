package io.elman.engine.kernel;

import io.elman.engine.block.Block;
import io.elman.engine.block.Moments;
import io.elman.engine.parallel.Crew;
import java.nio.Buffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step of Adam over all weights at once: D. P. Kingma and J. Ba, <i>Adam: A Method for Stochastic Optimization</i>, ICLR
 * 2015, in the form of its section 2.1 with epsilon outside of the correction, as DL4J has it. Threads share the weights.
 */
public final class AdamStep {
    /** Numbers that go through the cache at a time. */
    private static final int CHUNK = 2048;

    /** Numbers below which a share is not worth a thread. */
    private static final int SHARE = 1 << 14;

    private static final int MOST_SHARES = 8;

    private final Share[] shares = new Share[MOST_SHARES];

    /** @param type FLOAT or DOUBLE */
    public AdamStep(DataType type) {
        Arrays.setAll(shares, share -> new Share(Block.of(type), Block.of(type), Block.of(type)));
    }

    /**
     * Makes a step's change of the weights out of their gradient.
     *
     * @param gradient n numbers; modified: what is to be subtracted from the weights
     * @param state the first moments, n numbers, then the second ones; modified
     * @param scale what the gradient is multiplied by first
     * @throws IllegalArgumentException with both shapes, if the state is not twice as long as the gradient
     */
    public void apply(INDArray gradient, INDArray state, double scale, Moments moments) {
        int count = Math.toIntExact(gradient.length());
        if (state.length() != 2L * count || state.dataType() != gradient.dataType()) {
            throw new IllegalArgumentException("state is " + Arrays.toString(state.shape()) + " of " + state.dataType()
                    + ", the gradient is " + Arrays.toString(gradient.shape()) + " of " + gradient.dataType());
        }
        Buffer gradients = Tensor.buffer(gradient);
        Buffer states = Tensor.buffer(state);
        int parts = Math.max(1, Math.min(MOST_SHARES, count / SHARE));
        Crew.shared().runRanges(count, parts, (part, first, end) -> {
            for (int at = first; at < end; at += CHUNK) {
                shares[part].step(gradients, states, count, at, Math.min(CHUNK, end - at), scale, moments);
            }
        });
    }

    private record Share(Block gradient, Block first, Block second) {
        private void step(
                Buffer gradients, Buffer states, int count, int at, int numbers, double scale, Moments moments) {
            gradient.require(1, CHUNK);
            first.require(1, CHUNK);
            second.require(1, CHUNK);
            gradient.read(gradients, at, 1, 0, numbers);
            first.read(states, at, 1, 0, numbers);
            second.read(states, count + at, 1, 0, numbers);
            gradient.multiply(scale, 0, numbers);
            gradient.adam(first, second, moments, numbers);
            gradient.write(gradients, at, 1, 0, numbers);
            first.write(states, at, 1, 0, numbers);
            second.write(states, count + at, 1, 0, numbers);
        }
    }
}
