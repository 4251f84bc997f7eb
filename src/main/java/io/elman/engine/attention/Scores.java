package io.elman.engine.attention;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How a decoder compares its state h with a state e of the encoder. */
public sealed interface Scores {
    /**
     * By h e' / sqrt(d).
     *
     * @param keyWeights [state, state], what e is multiplied by before, if it is; not modified
     */
    record Dot(Optional<INDArray> keyWeights) implements Scores {}

    /**
     * By v' tanh(W_q h + b + W_k e).
     *
     * @param keyWeights W_k, [state, width]; not modified
     * @param queryWeights W_q, [state, width]; not modified
     * @param queryBias b, [1, width]; not modified
     * @param scoreWeights v, [1, width]; not modified
     */
    record Additive(INDArray keyWeights, INDArray queryWeights, INDArray queryBias, INDArray scoreWeights)
            implements Scores {}
}
