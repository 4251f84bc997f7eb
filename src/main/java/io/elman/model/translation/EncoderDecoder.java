package io.elman.model.translation;

import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.config.pair.Attention;
import io.elman.engine.Engine;
import io.elman.engine.attention.SourceEncoder;
import io.elman.engine.attention.TargetDecoder;
import io.elman.engine.kernel.CellParameters;
import io.elman.engine.kernel.ReadoutParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The network of an experiment over pairs of texts:
 *
 * <pre>
 *     e_s = encoder(source)     m = mean e_s     h_t = decoder([E y_{t-1}, m])
 *     c_t = sum_s softmax_s(h_t e_s' / sqrt(d)) e_s     p(y_t) = softmax([h_t, c_t] W + b)
 * </pre>
 *
 * after I. Sutskever, O. Vinyals and Q. Le, <i>Sequence to Sequence Learning with Neural Networks</i>, 2014, and M.-T. Luong,
 * H. Pham and C. Manning, <i>Effective Approaches to Attention-based Neural Machine Translation</i>, 2015. No vertex of DL4J's
 * hands one network's last state to another as its first: the mean of the encoder's states goes in at every step instead.
 */
public final class EncoderDecoder {
    private final ModelConfig model;
    private final boolean attends;

    private EncoderDecoder(Experiment experiment) {
        this.model = experiment.model();
        this.attends = experiment.pairs().attention() == Attention.DOT;
    }

    /**
     * Returns a new network with its first, seeded weights.
     *
     * @param sourceTokens that can go in
     * @param targetTokens that can come out
     */
    public static ComputationGraph untrained(Experiment experiment, int sourceTokens, int targetTokens) {
        ComputationGraph graph = new GraphBuilder(experiment).build(sourceTokens, targetTokens);
        return experiment.model().engine() == ModelConfig.Engine.STOCK ? graph : Engine.accelerate(graph);
    }

    /**
     * Returns what translates with a network's weights, step by step.
     *
     * @param graph not modified; later changes of its weights do not matter
     * @throws IllegalArgumentException if it is not the network of the experiment
     */
    public static TargetDecoder decoder(Experiment experiment, ComputationGraph graph) {
        return new EncoderDecoder(experiment).decoder(graph.paramTable());
    }

    /** Returns whether a network reads and writes as many different tokens. */
    public static boolean hasTokens(ComputationGraph graph, int sourceTokens, int targetTokens) {
        Map<String, INDArray> weights = graph.paramTable();
        return array(weights, GraphBuilder.SOURCE_EMBEDDING + "_W").size(0) == sourceTokens
                && array(weights, GraphBuilder.TARGET_EMBEDDING + "_W").size(0) == targetTokens
                && array(weights, GraphBuilder.OUTPUT + "_b").length() == targetTokens;
    }

    private TargetDecoder decoder(Map<String, INDArray> weights) {
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
        if (output.hidden() != (attends ? 2 * state : state)) {
            throw new IllegalArgumentException("the readout reads " + output.hidden() + " numbers");
        }
        return new TargetDecoder(
                new SourceEncoder(array(weights, GraphBuilder.SOURCE_EMBEDDING + "_W"), encoder),
                array(weights, GraphBuilder.TARGET_EMBEDDING + "_W"),
                decoder,
                output);
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
