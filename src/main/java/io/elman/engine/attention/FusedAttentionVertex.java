package io.elman.engine.attention;

import io.elman.engine.graph.TimeMajorArray;
import io.elman.engine.graph.WeightlessVertex;
import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's attention with queries, keys and values as they come, on top of {@link DotProductAttention}. A backward pass uses
 * the weights of the forward pass before it. The stock vertex answers the same, but its gradient is not the slope of what
 * it answers.
 */
// DL4J's own class takes an array where its interface takes any number of them.
@SuppressWarnings("overrides")
final class FusedAttentionVertex extends WeightlessVertex {
    private static final long serialVersionUID = 1;
    private static final int QUERIES = 0;
    private static final int KEYS = 1;
    private static final int VALUES = 2;

    private final transient DotProductAttention attention;

    FusedAttentionVertex(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, type);
        this.attention = new DotProductAttention(type);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray queries = input(QUERIES);
        INDArray keys = input(KEYS);
        INDArray out = like(queries, ArrayType.ACTIVATIONS, workspaces);
        attention.forward(
                queries,
                keys,
                inputs[VALUES] == inputs[KEYS] ? keys : input(VALUES),
                Spans.of(queries, mask(QUERIES)),
                Spans.of(keys, mask(KEYS)),
                out);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray[] below = Arrays.stream(inputs)
                .map(input -> like(input, ArrayType.ACTIVATION_GRAD, workspaces))
                .toArray(INDArray[]::new);
        attention.backward(epsilon.castTo(dataType), below[QUERIES], below[KEYS], below[VALUES]);
        return new Pair<>(null, below);
    }

    private INDArray input(int number) {
        INDArray input = inputs[number];
        boolean fits = input.rank() == 3
                && input.size(0) == inputs[QUERIES].size(0)
                && input.size(1) == inputs[QUERIES].size(1)
                && input.size(2) == inputs[number == QUERIES ? QUERIES : KEYS].size(2);
        if (!fits) {
            throw new IllegalArgumentException("attention of " + Arrays.toString(inputs[QUERIES].shape()) + " to keys "
                    + Arrays.toString(inputs[KEYS].shape()) + " and values " + Arrays.toString(inputs[VALUES].shape()));
        }
        return input.castTo(dataType);
    }

    /** Returns a new array of an input's shape whose numbers lie in the order of time. */
    private INDArray like(INDArray input, ArrayType type, LayerWorkspaceMgr workspaces) {
        return TimeMajorArray.in(workspaces, type, dataType, input.size(0), input.size(1), input.size(2));
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] arrays, MaskState state, int batch) {
        keepMasks(arrays);
        return arrays == null || arrays[QUERIES] == null ? null : Pair.of(arrays[QUERIES], state);
    }
}
