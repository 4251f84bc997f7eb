package io.elman.engine.kernel;

import io.elman.engine.block.Block;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Vectors of words, and the gradient of the table they come from, which only the rows of the words that occur have any of:
 *
 * <pre>
 *     x_t = W[word_t]     dW[word_t] += dL/dx_t
 * </pre>
 */
public final class EmbeddingTable {
    private final Block vectors;
    private final Block zeros;
    private Packing packing;
    private int[] words = {};

    /** @param type FLOAT or DOUBLE */
    public EmbeddingTable(DataType type) {
        this.vectors = Block.of(type);
        this.zeros = Block.of(type);
    }

    /**
     * Looks up the words of every step.
     *
     * @param weights [vocabulary, width]; not modified
     * @param numbers [batch, time], from 0 on; what stands in masked steps does not matter; not modified
     * @param out [batch, width, time]; modified: the vectors, zero at masked steps
     * @throws IllegalArgumentException if a number is none of the vocabulary's
     */
    public void lookUp(INDArray weights, INDArray numbers, Packing steps, INDArray out) {
        int width = (int) weights.size(1);
        Shapes.require("output", out, weights, steps.batch(), width, steps.steps());
        packing = steps;
        words = inOrder(numbers, weights.size(0));
        vectors.require(packing.rows(), width);
        zeros.require(1, width);
        Tensor.of(weights).lookUp(words, vectors);
        Tensor.of(out).scatter(packing, vectors, 0, zeros);
    }

    private int[] inOrder(INDArray numbers, long vocabulary) {
        double[] values = numbers.dup('c').data().asDouble();
        int[] inOrder = new int[packing.rows()];
        for (int step = 0; step < packing.steps(); step++) {
            for (int place = 0; place < packing.rows(step); place++) {
                if (packing.isReal(place, step)) {
                    double word = values[packing.example(place) * packing.steps() + step];
                    inOrder[packing.firstRow(step) + place] = requireWord(word, vocabulary);
                }
            }
        }
        return inOrder;
    }

    private static int requireWord(double word, long vocabulary) {
        if (!(word >= 0 && word < vocabulary)) {
            throw new IllegalArgumentException("word " + word + " is none of the " + vocabulary + " of the vocabulary");
        }
        return (int) word;
    }

    /**
     * Computes the gradient of the table.
     *
     * @param epsilon dL/dx, [batch, width, time]; not modified
     * @param gradient [vocabulary, width]; modified: overwritten
     */
    public void backward(INDArray epsilon, INDArray gradient) {
        Shapes.require("epsilon", epsilon, gradient, packing.batch(), gradient.size(1), packing.steps());
        gradient.assign(0);
        Tensor.of(epsilon).gather(packing, vectors);
        Tensor.of(gradient).add(words, vectors);
    }
}
