package io.elman.engine.attention;

import io.elman.engine.kernel.CellParameters;
import io.elman.engine.kernel.ReadoutParameters;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The decoder of a trained network, cut to be run step by step. What does not change from step to step is computed once a
 * source. Safe to be shared by threads: a {@link Decoding} has all that changes.
 */
public final class TargetDecoder {
    private final SourceEncoder encoder;
    private final INDArray embedding;
    private final INDArray tokenWeights;
    private final INDArray meanWeights;
    private final INDArray bias;
    private final List<CellParameters> upper;
    private final INDArray stateWeights;
    private final INDArray contextWeights;
    private final INDArray outputBias;
    private final INDArray recurrentWeights;
    private final Scores scores;
    private final boolean attends;

    /**
     * Cuts the weights of a network.
     *
     * @param embedding of the target's tokens, [vocabulary, width]; not modified
     * @param layers of the decoder, the lowest first: it reads a token's vector and the mean of the encoder's states
     * @param scores how the states of decoder and encoder are compared, if the network attends
     * @param output reads the state of the highest layer and, if the network attends, the context; not modified
     * @throws IllegalArgumentException with the shapes, if the sizes do not fit
     */
    public TargetDecoder(
            SourceEncoder encoder,
            INDArray embedding,
            List<CellParameters> layers,
            Scores scores,
            ReadoutParameters output) {
        CellParameters lowest = layers.get(0);
        CellParameters highest = layers.get(layers.size() - 1);
        this.encoder = encoder;
        this.embedding = embedding.dup('c');
        this.scores = scores;
        this.tokenWeights = rows(lowest.inputWeights(), 0, embedding.size(1));
        this.meanWeights = rows(lowest.inputWeights(), embedding.size(1), lowest.features());
        this.bias = lowest.hiddenBias().reshape(1, lowest.hidden()).dup('c');
        this.recurrentWeights = lowest.recurrentWeights().dup('c');
        this.upper = new ArrayList<>(layers.subList(1, layers.size()));
        this.attends = output.hidden() == 2 * highest.hidden();
        if (!attends && output.hidden() != highest.hidden()) {
            throw new IllegalArgumentException(
                    "the readout reads " + output.hidden() + " numbers of a state of " + highest.hidden());
        }
        this.stateWeights = rows(output.outputWeights(), 0, highest.hidden());
        this.contextWeights = attends ? rows(output.outputWeights(), highest.hidden(), output.hidden()) : null;
        this.outputBias = output.outputBias().reshape(1, output.outputs()).dup('c');
    }

    private static INDArray rows(INDArray weights, long from, long to) {
        return weights.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()).dup('c');
    }

    /** Returns how many tokens can come out. */
    public int outputs() {
        return (int) outputBias.length();
    }

    /**
     * Reads some sources and returns what goes on from there, with one translation of each, still empty.
     *
     * @param sources the tokens of each, at least one; not modified
     */
    public Decoding begin(int[][] sources) {
        return new Decoding(this, encoder.encode(sources));
    }

    boolean attends() {
        return attends;
    }

    Scores scores() {
        return scores;
    }

    INDArray embedding() {
        return embedding;
    }

    INDArray tokenWeights() {
        return tokenWeights;
    }

    INDArray recurrentWeights() {
        return recurrentWeights;
    }

    /** Returns what the lowest layer adds up at every step of a source: means W + b, [batch, hidden]; new array. */
    INDArray constant(INDArray means) {
        return means.mmul(meanWeights).addiRowVector(bias).dup('c');
    }

    List<CellParameters> upper() {
        return upper;
    }

    INDArray stateWeights() {
        return stateWeights;
    }

    INDArray contextWeights() {
        return contextWeights;
    }

    INDArray outputBias() {
        return outputBias;
    }
}
