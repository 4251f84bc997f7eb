package io.elman.engine.graph;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's repetition of a vector [batch, channels] at every step, in the order of time. */
// DL4J's own class takes an array where its interface takes any number of them.
@SuppressWarnings("overrides")
final class FusedRepeatVertex extends DuplicateToTimeSeriesVertex {
    private static final long serialVersionUID = 1;

    private final int input;

    FusedRepeatVertex(ComputationGraph graph, String name, int index, String input, DataType type) {
        super(graph, name, index, input, type);
        this.input = graph.getConfiguration().getNetworkInputs().indexOf(input);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray vectors = inputs[0].castTo(dataType);
        long steps = graph.getInput(input).size(2);
        INDArray out =
                TimeMajorArray.in(workspaces, ArrayType.ACTIVATIONS, dataType, vectors.size(0), vectors.size(1), steps);
        Steps.copy(vectors, out);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray below =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, epsilon.size(0), epsilon.size(1));
        Steps.sum(epsilon.castTo(dataType), below);
        return new Pair<>(null, new INDArray[] {below});
    }
}
