package io.elman.model.translation;

import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.config.pair.Attention;
import io.elman.engine.Engine;
import io.elman.engine.attention.Scores;
import io.elman.engine.attention.SourceEncoder;
import io.elman.engine.attention.TargetDecoder;
import io.elman.engine.kernel.CellParameters;
import io.elman.engine.kernel.ReadoutParameters;
import io.elman.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The network of an experiment over pairs of texts:
 *
 * <pre>
 *     e_s = encoder(source)     m = mean e_s     h_t = decoder([E y_{t-1}, m])
 *     c_t = sum_s softmax_s(f(h_t, e_s)) e_s     p(y_t) = softmax([h_t, c_t] W + b)
 * </pre>
 *
 * where f(h, e) is h e' / sqrt(d) (dot), h (e W)' / sqrt(d) (general) or tanh(h W_q + b + e W_k) v (additive attention);
 *
 * I. Sutskever, O. Vinyals and Q. Le, <i>Sequence to Sequence Learning with Neural Networks</i>, 2014; M.-T. Luong,
 * H. Pham and C. Manning, <i>Effective Approaches to Attention-based Neural Machine Translation</i>, 2015; D. Bahdanau, K. Cho
 * and Y. Bengio, <i>Neural Machine Translation by Jointly Learning to Align and Translate</i>, 2015. No vertex of DL4J's
 * hands one network's last state to another as its first: the mean of the encoder's states goes in at every step instead.
 */
public final class EncoderDecoder {
    private final Experiment experiment;
    private final ComputationGraph graph;

    private EncoderDecoder(Experiment experiment, ComputationGraph graph) {
        this.experiment = experiment;
        this.graph = graph;
    }

    /**
     * Returns a new network with its first, seeded weights.
     *
     * @param sourceTokens that can go in
     * @param targetTokens that can come out
     */
    public static EncoderDecoder untrained(Experiment experiment, int sourceTokens, int targetTokens) {
        ComputationGraph graph = new GraphBuilder(experiment).build(sourceTokens, targetTokens);
        boolean stock = experiment.model().engine() == ModelConfig.Engine.STOCK;
        return new EncoderDecoder(experiment, stock ? graph : Engine.accelerate(graph));
    }

    /**
     * Returns the network of a model.
     *
     * @throws IllegalArgumentException if it is not that of the experiment, or has not so many tokens
     */
    public static EncoderDecoder of(Model model, Experiment experiment, int sourceTokens, int targetTokens) {
        EncoderDecoder network = new EncoderDecoder(experiment, model.graph());
        Map<String, INDArray> weights = network.graph.paramTable();
        if (array(weights, GraphBuilder.SOURCE_EMBEDDING + "_W").size(0) != sourceTokens
                || array(weights, GraphBuilder.TARGET_EMBEDDING + "_W").size(0) != targetTokens
                || array(weights, GraphBuilder.OUTPUT + "_b").length() != targetTokens) {
            throw new IllegalArgumentException(
                    "the network has not " + sourceTokens + " tokens to read and " + targetTokens + " to write");
        }
        return network;
    }

    /** Returns the DL4J network, whose weights training modifies. */
    public ComputationGraph network() {
        return graph;
    }

    /**
     * Returns what translates with the weights as they are, step by step; later changes of them do not matter.
     *
     * @throws IllegalArgumentException if the network is not that of the experiment
     */
    public TargetDecoder decoder() {
        return decoder(graph.paramTable());
    }

    private TargetDecoder decoder(Map<String, INDArray> weights) {
        ModelConfig model = experiment.model();
        List<List<CellParameters>> encoder = new ArrayList<>();
        List<CellParameters> decoder = new ArrayList<>();
        for (int layer = 0; layer < model.hidden().size(); layer++) {
            String name = GraphBuilder.ENCODER + layer + "_";
            encoder.add(
                    model.bidirectional()
                            ? List.of(cell(weights, name + "f"), cell(weights, name + "b"))
                            : List.of(cell(weights, name)));
            decoder.add(cell(weights, GraphBuilder.DECODER + layer + "_"));
        }
        ReadoutParameters output = new ReadoutParameters(
                array(weights, GraphBuilder.OUTPUT + "_W"), array(weights, GraphBuilder.OUTPUT + "_b"));
        int state = model.hidden().get(model.hidden().size() - 1);
        boolean attends = experiment.pairs().attention() != Attention.NONE;
        if (output.hidden() != (attends ? 2 * state : state)) {
            throw new IllegalArgumentException("the readout reads " + output.hidden() + " numbers");
        }
        return new TargetDecoder(
                new SourceEncoder(array(weights, GraphBuilder.SOURCE_EMBEDDING + "_W"), encoder),
                array(weights, GraphBuilder.TARGET_EMBEDDING + "_W"),
                decoder,
                scores(weights),
                output);
    }

    private Scores scores(Map<String, INDArray> weights) {
        return switch (experiment.pairs().attention()) {
            case NONE, DOT -> new Scores.Dot(Optional.empty());
            case GENERAL -> new Scores.Dot(Optional.of(array(weights, GraphBuilder.KEYS + "_W")));
            case ADDITIVE ->
                new Scores.Additive(
                        array(weights, GraphBuilder.KEYS + "_W"),
                        array(weights, GraphBuilder.QUERIES + "_W"),
                        array(weights, GraphBuilder.QUERIES + "_b"),
                        array(weights, GraphBuilder.SCORE_WEIGHTS + "_W"));
        };
    }

    private static CellParameters cell(Map<String, INDArray> weights, String prefix) {
        return new CellParameters(
                array(weights, prefix + "W"), array(weights, prefix + "RW"), array(weights, prefix + "b"));
    }

    private static INDArray array(Map<String, INDArray> weights, String name) {
        INDArray array = weights.get(name);
        if (array == null) {
            throw new IllegalArgumentException("the network has no weights " + name);
        }
        return array.dup(array.ordering());
    }
}
