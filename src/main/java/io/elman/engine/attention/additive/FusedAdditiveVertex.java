package io.elman.engine.attention.additive;

import io.elman.engine.attention.Spans;
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
 * Additive attention in one vertex. Goes in: queries [time x batch, width] and keys [steps x batch, width], as DL4J folds
 * sequences, values [batch, state, steps] and a score vector for each example, [batch, width]. A backward pass uses the
 * weights of the forward pass before it.
 */
// DL4J's own class takes an array where its interface takes any number of them.
@SuppressWarnings("overrides")
final class FusedAdditiveVertex extends WeightlessVertex {
    private static final long serialVersionUID = 1;
    private static final int QUERIES = 0;
    private static final int KEYS = 1;
    private static final int VALUES = 2;
    private static final int WEIGHTS = 3;

    private final transient AdditiveAttention attention;

    FusedAdditiveVertex(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, type);
        this.attention = new AdditiveAttention(type);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        requireFit();
        INDArray values = inputs[VALUES].castTo(dataType);
        INDArray queries = overTime(inputs[QUERIES].castTo(dataType));
        INDArray out = TimeMajorArray.in(
                workspaces, ArrayType.ACTIVATIONS, dataType, batch(), values.size(1), queries.size(2));
        attention.forward(
                new AdditiveAttention.Operands(
                        queries, overTime(inputs[KEYS].castTo(dataType)), values, inputs[WEIGHTS].castTo(dataType)),
                Spans.of(queries, overTime(mask(QUERIES), queries.size(2))),
                Spans.of(values, mask(VALUES)),
                out);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray[] below = new INDArray[inputs.length];
        for (int number : new int[] {QUERIES, KEYS, WEIGHTS}) {
            below[number] =
                    workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, inputs[number].shape(), 'c');
        }
        INDArray values = inputs[VALUES];
        below[VALUES] = TimeMajorArray.in(
                workspaces, ArrayType.ACTIVATION_GRAD, dataType, batch(), values.size(1), values.size(2));
        attention.backward(
                epsilon.castTo(dataType),
                new AdditiveAttention.Operands(
                        overTime(below[QUERIES]), overTime(below[KEYS]), below[VALUES], below[WEIGHTS]));
        return new Pair<>(null, below);
    }

    private long batch() {
        return inputs[VALUES].size(0);
    }

    /** Returns [time x batch, width] as [batch, width, time], of the same memory. */
    private INDArray overTime(INDArray rows) {
        long steps = rows.size(0) / batch();
        return rows.ordering() == 'c'
                ? rows.reshape('c', steps, batch(), rows.size(1)).permute(1, 2, 0)
                : rows.reshape('f', batch(), steps, rows.size(1)).permute(0, 2, 1);
    }

    /** Returns a mask [time x batch, 1] as [batch, time]; null for null. */
    private INDArray overTime(INDArray mask, long steps) {
        return mask == null ? null : mask.reshape('f', batch(), steps);
    }

    private void requireFit() {
        INDArray values = inputs[VALUES];
        long width = inputs[QUERIES].size(1);
        boolean fits = values.rank() == 3
                && inputs[QUERIES].size(0) % values.size(0) == 0
                && Arrays.equals(inputs[KEYS].shape(), new long[] {values.size(0) * values.size(2), width})
                && Arrays.equals(inputs[WEIGHTS].shape(), new long[] {values.size(0), width});
        if (!fits) {
            throw new IllegalArgumentException("additive attention of "
                    + Arrays.toString(inputs[QUERIES].shape()) + " to keys " + Arrays.toString(inputs[KEYS].shape())
                    + " and values " + Arrays.toString(values.shape()) + " by "
                    + Arrays.toString(inputs[WEIGHTS].shape()));
        }
    }

    /** As of the stock vertices, no mask goes on from here. */
    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] arrays, MaskState state, int batch) {
        keepMasks(arrays);
        return null;
    }
}
