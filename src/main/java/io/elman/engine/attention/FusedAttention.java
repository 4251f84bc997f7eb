package io.elman.engine.attention;

import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of DL4J's attention, with another runtime vertex: {@link FusedAttentionVertex}.
 *
 * <p>What the engine does not offer (projections, more than one head, types other than FLOAT and DOUBLE) runs in the stock
 * vertex.
 */
public final class FusedAttention extends AttentionVertex {
    private static final long serialVersionUID = 1;

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialize, DataType type) {
        boolean offered = !isProjectInput() && getNHeads() == 1 && (type == DataType.FLOAT || type == DataType.DOUBLE);
        return offered
                ? new FusedAttentionVertex(graph, name, index, type)
                : super.instantiate(graph, name, index, parameters, initialize, type);
    }

    /** The stock vertex makes one of its own class. */
    @Override
    public FusedAttention clone() {
        FusedAttention copy = new FusedAttention();
        copy.setNInKeys(getNInKeys());
        copy.setNInValues(getNInValues());
        copy.setNInQueries(getNInQueries());
        copy.setNOut(getNOut());
        copy.setHeadSize(getHeadSize());
        copy.setNHeads(getNHeads());
        copy.setProjectInput(isProjectInput());
        copy.setWeightInit(getWeightInit());
        return copy;
    }
}
