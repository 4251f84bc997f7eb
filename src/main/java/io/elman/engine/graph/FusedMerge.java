package io.elman.engine.graph;

import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The configuration of DL4J's vertex that joins arrays, with another runtime vertex: {@link FusedMergeVertex}. */
public final class FusedMerge extends MergeVertex {
    private static final long serialVersionUID = 1;

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialize, DataType type) {
        return new FusedMergeVertex(graph, name, index, type, getMergeAxis());
    }

    /** The stock vertex makes one of its own class, and forgets the axis. */
    @Override
    public FusedMerge clone() {
        FusedMerge copy = new FusedMerge();
        copy.mergeAxis = mergeAxis;
        copy.modified = modified;
        return copy;
    }
}
