package io.elman.engine.graph;

import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The configuration of DL4J's vertex that puts the same vector at every step, with another runtime vertex: {@link
 * FusedRepeatVertex}. Types other than FLOAT and DOUBLE run in the stock vertex.
 */
public final class FusedRepeat extends DuplicateToTimeSeriesVertex {
    private static final long serialVersionUID = 1;

    /** @param input of the network: the sequence is as long as that one */
    public FusedRepeat(@JsonProperty("inputName") String input) {
        super(input);
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialize, DataType type) {
        return type == DataType.FLOAT || type == DataType.DOUBLE
                ? new FusedRepeatVertex(graph, name, index, getInputName(), type)
                : super.instantiate(graph, name, index, parameters, initialize, type);
    }

    /** The stock vertex makes one of its own class. */
    @Override
    public FusedRepeat clone() {
        return new FusedRepeat(getInputName());
    }
}
