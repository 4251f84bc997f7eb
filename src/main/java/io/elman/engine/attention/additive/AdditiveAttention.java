package io.elman.engine.attention.additive;

import io.elman.engine.attention.Spans;
import io.elman.engine.parallel.Crew;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * For every query the mean of the values, weighted by how well their keys fit:
 *
 * <pre>
 *     s_tk = v' tanh(q_t + k_k)     P = softmax(S)     C = P V
 * </pre>
 *
 * D. Bahdanau, K. Cho and Y. Bengio, <i>Neural Machine Translation by Jointly Learning to Align and Translate</i>, 2015. Masked
 * keys have no weight, and a masked query gets zero. The tanh of a pair is computed anew on the way back, so that memory holds
 * a number for every pair and not one for every unit of it. Threads share the examples, none of which knows of the others.
 */
final class AdditiveAttention {
    /** Numbers of pairs below which it is not worth telling another thread. */
    private static final int LARGE = 1 << 16;

    private final AdditivePart[] parts = new AdditivePart[Crew.MOST_PARTS];
    private int count;

    /**
     * What goes in, or its gradients.
     *
     * @param queries q, [batch, width, queries]
     * @param keys k, [batch, width, keys]
     * @param values V, [batch, state, keys]
     * @param weights v of each example, [batch, width]
     */
    record Operands(INDArray queries, INDArray keys, INDArray values, INDArray weights) {}

    /** @param type FLOAT or DOUBLE */
    AdditiveAttention(DataType type) {
        Arrays.setAll(parts, part -> new AdditivePart(type));
    }

    /**
     * Computes the context of every query and keeps what {@link #backward} needs.
     *
     * @param from not modified
     * @param queried the queries that are real
     * @param read the keys that are real
     * @param out [batch, state, queries]; modified: the contexts, zero at masked queries
     */
    void forward(Operands from, Spans queried, Spans read, INDArray out) {
        int batch = queried.examples();
        count = from.queries().length() * from.keys().size(2) < LARGE ? 1 : Math.min(Crew.MOST_PARTS, batch);
        Crew.shared()
                .runRanges(
                        batch,
                        count,
                        (part, first, end) ->
                                parts[part].forward(from, queried.range(first, end), read.range(first, end), out));
    }

    /**
     * Computes the gradients with respect to what went into the forward pass.
     *
     * @param epsilon dL/dC, [batch, state, queries]; not modified
     * @param into modified: overwritten, zero where masked
     */
    void backward(INDArray epsilon, Operands into) {
        Crew.shared().run(count, part -> parts[part].backward(epsilon, into));
    }
}
