package io.elman.engine.graph;

import java.util.Arrays;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.MergeVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** DL4J's joining of sequences, channel above channel, as copies of whole steps; anything else goes to the stock vertex. */
// DL4J's own class takes an array where its interface takes any number of them.
@SuppressWarnings("overrides")
final class FusedMergeVertex extends MergeVertex {
    private static final long serialVersionUID = 1;
    private static final int CHANNELS = 1;

    private final boolean joinsChannels;

    FusedMergeVertex(ComputationGraph graph, String name, int index, DataType type, int axis) {
        super(graph, name, index, type, axis);
        this.joinsChannels = axis == CHANNELS;
    }

    private boolean isOffered() {
        return joinsChannels
                && (dataType == DataType.FLOAT || dataType == DataType.DOUBLE)
                && inputs.length > 1
                && Arrays.stream(inputs)
                        .allMatch(input -> input.rank() == 3
                                && input.dataType() == dataType
                                && input.size(0) == inputs[0].size(0)
                                && input.size(2) == inputs[0].size(2));
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        if (!isOffered()) {
            return super.doForward(training, workspaces);
        }
        long channels = Arrays.stream(inputs).mapToLong(input -> input.size(1)).sum();
        INDArray out = TimeMajorArray.in(
                workspaces, ArrayType.ACTIVATIONS, dataType, inputs[0].size(0), channels, inputs[0].size(2));
        long from = 0;
        for (INDArray input : inputs) {
            Steps.copy(input, channels(out, from, input.size(1)));
            from += input.size(1);
        }
        return out;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        if (!isOffered()) {
            return super.doBackward(truncated, workspaces);
        }
        INDArray above = epsilon.castTo(dataType);
        INDArray[] below = new INDArray[inputs.length];
        long from = 0;
        for (int i = 0; i < inputs.length; i++) {
            long count = inputs[i].size(1);
            below[i] = TimeMajorArray.in(
                    workspaces, ArrayType.ACTIVATION_GRAD, dataType, above.size(0), count, above.size(2));
            Steps.copy(channels(above, from, count), below[i]);
            from += count;
        }
        return new Pair<>(null, below);
    }

    private static INDArray channels(INDArray array, long from, long count) {
        return array.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + count), NDArrayIndex.all());
    }
}
