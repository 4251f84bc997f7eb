package io.elman.model;

import io.elman.config.Experiment;
import io.elman.engine.FusedRnn;
import io.elman.engine.inference.Inference;
import io.elman.engine.inference.Sequences;
import io.elman.engine.inference.Stepper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network that tells the probability of each symbol to come next. Safe to be shared by threads once it is trained: each
 * reads with a stepper of its own.
 */
public final class LanguageModel {
    /** Read before the first symbol that counts: what came earlier no longer shows in the figures of a simple network. */
    private static final int WARM_UP = 256;

    /** Read side by side: enough for the products to be efficient. */
    private static final int STREAMS = 16;

    /** That count in a stream: so many states of a lower layer are in memory at once. */
    private static final int LONGEST_STREAM = 4096;

    private final MultiLayerNetwork network;
    private final boolean learning;
    private final Inference trained;

    private LanguageModel(MultiLayerNetwork network, boolean learning) {
        this.network = network;
        this.learning = learning;
        this.trained = inference(network);
    }

    /** Returns a network with its first, seeded weights, whose training steps go on from one another. */
    public static LanguageModel untrained(Experiment experiment, int symbols) {
        MultiLayerNetwork network = NetworkBuilder.build(experiment, shape(symbols));
        FusedRnn.carryStates(network);
        return new LanguageModel(network, true);
    }

    /**
     * Returns a network that was read from a model zip.
     *
     * @throws IllegalArgumentException if it is not the network of this experiment and number of symbols
     */
    public static LanguageModel of(Model model, Experiment experiment, int symbols) {
        List<Parameters> asked = NetworkBuilder.parameters(experiment, shape(symbols));
        List<Parameters> found = Parameters.of(model.layers());
        if (!asked.equals(found)) {
            throw new IllegalArgumentException(
                    "the network has the arrays " + found + ", and the configuration asks for " + asked);
        }
        return new LanguageModel(model.layers(), false);
    }

    private static NetworkShape shape(int symbols) {
        return new NetworkShape(symbols, new Answer.NextSymbol(symbols));
    }

    private static Inference inference(MultiLayerNetwork network) {
        return Inference.withTable(network)
                .orElseThrow(() -> new IllegalArgumentException("the network is not one that foretells symbols"));
    }

    /** Returns the network itself, for those who train or save it. */
    public MultiLayerNetwork network() {
        return network;
    }

    /** Returns the network for reading symbol by symbol, with its weights of now. */
    public Stepper stepper() {
        return current().stepper();
    }

    private Inference current() {
        return learning ? inference(network) : trained;
    }

    /**
     * Returns the mean surprise of symbols, nats a symbol: minus the logarithm of the probability that each was given after
     * all those before it, of which {@value #WARM_UP} at least are read anew, as far as there are. The cores share the work
     * in parts that do not depend on their number.
     *
     * @param symbols of the whole text; not modified
     * @param from the first one that counts, at least 1
     * @param to the end of those that count
     */
    public double nats(int[] symbols, int from, int to) {
        if (from < 1 || from >= to || to > symbols.length) {
            throw new IllegalArgumentException(
                    "symbols from " + from + " to " + to + " of " + symbols.length + " cannot be foretold");
        }
        Inference inference = current();
        List<int[]> streams = streams(from, to);
        List<List<int[]>> batches = new ArrayList<>();
        for (int first = 0; first < streams.size(); first += STREAMS) {
            batches.add(streams.subList(first, Math.min(streams.size(), first + STREAMS)));
        }
        double[] sums = new double[batches.size()];
        java.util.stream.IntStream.range(0, sums.length)
                .parallel()
                .forEach(batch -> sums[batch] = sum(inference, symbols, batches.get(batch)));
        return Arrays.stream(sums).sum() / (to - from);
    }

    /** Returns where each stream begins and ends, but for what is read before it. */
    private static List<int[]> streams(int from, int to) {
        long count = to - (long) from;
        long rounds = (count + (long) STREAMS * LONGEST_STREAM - 1) / ((long) STREAMS * LONGEST_STREAM);
        long streams = Math.min(count, rounds * STREAMS);
        List<int[]> all = new ArrayList<>();
        for (long stream = 0; stream < streams; stream++) {
            all.add(new int[] {(int) (from + stream * count / streams), (int) (from + (stream + 1) * count / streams)});
        }
        return all;
    }

    private static double sum(Inference inference, int[] symbols, List<int[]> streams) {
        int[][] texts = streams.stream()
                .map(stream -> Arrays.copyOfRange(symbols, Math.max(0, stream[0] - WARM_UP), stream[1]))
                .toArray(int[][]::new);
        double[][] surprises = inference.surprises(Sequences.of(texts), inference.workspace());
        double sum = 0;
        for (int i = 0; i < texts.length; i++) {
            int count = streams.get(i)[1] - streams.get(i)[0];
            for (int step = surprises[i].length - count; step < surprises[i].length; step++) {
                sum += surprises[i][step];
            }
        }
        return sum;
    }
}
