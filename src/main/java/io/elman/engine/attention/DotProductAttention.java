package io.elman.engine.attention;

import io.elman.engine.parallel.Crew;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * For every query the mean of the values, weighted by how well their keys fit:
 *
 * <pre>
 *     P = softmax(Q K' / sqrt(d))     C = P V
 *     dP = dC V'     dV = P' dC     dS = P (dP - sum_keys P dP) / sqrt(d)     dQ = dS K     dK = dS' Q
 * </pre>
 *
 * A. Vaswani et al., <i>Attention is All you Need</i>, 2017; without the root, M.-T. Luong, H. Pham and C. Manning,
 * <i>Effective Approaches to Attention-based Neural Machine Translation</i>, 2015. Masked keys have no weight, and a masked
 * query gets zero. Threads share the examples, none of which knows of the others.
 */
final class DotProductAttention {

    /** Numbers of queries below which it is not worth telling another thread. */
    private static final int LARGE = 1 << 14;

    private final AttentionPart[] parts = new AttentionPart[Crew.MOST_PARTS];
    private int count;

    /** @param type FLOAT or DOUBLE */
    DotProductAttention(DataType type) {
        Arrays.setAll(parts, part -> new AttentionPart(type));
    }

    /**
     * Computes the context of every query and keeps what {@link #backward} needs.
     *
     * @param q [batch, width, queries]; not modified
     * @param k [batch, width, keys]; not modified
     * @param v [batch, width, keys], which may be {@code k}; not modified
     * @param qSteps the queries that are real
     * @param kSteps the keys that are real
     * @param out [batch, width, queries]; modified: the contexts, zero at masked queries
     */
    void forward(INDArray q, INDArray k, INDArray v, Spans qSteps, Spans kSteps, INDArray out) {
        int batch = qSteps.examples();
        count = q.length() < LARGE ? 1 : Math.min(Crew.MOST_PARTS, batch);
        Crew.shared()
                .runRanges(
                        batch,
                        count,
                        (part, from, to) ->
                                parts[part].forward(q, k, v, qSteps.range(from, to), kSteps.range(from, to), out));
    }

    /**
     * Computes the gradients with respect to what went into the forward pass.
     *
     * @param epsilon dL/dC, [batch, width, queries]; not modified
     * @param dq [batch, width, queries]; modified: dL/dQ, zero where masked
     * @param dk [batch, width, keys]; modified: dL/dK by way of the weights, zero where masked
     * @param dv [batch, width, keys]; modified: dL/dV, zero where masked
     */
    void backward(INDArray epsilon, INDArray dq, INDArray dk, INDArray dv) {
        Crew.shared().run(count, part -> parts[part].backward(epsilon, dq, dk, dv));
    }
}
