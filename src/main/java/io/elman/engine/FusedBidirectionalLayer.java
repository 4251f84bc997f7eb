package io.elman.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.params.BidirectionalParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * DL4J's wrapper of two directions whose states stand one above the other. Both layers read the same input, one of them
 * from its end, and write into the same output, where the stock wrapper turns and joins copies.
 */
final class FusedBidirectionalLayer extends BidirectionalLayer {
    private static final long serialVersionUID = 1;

    private final FusedRnnLayer forward;
    private final FusedRnnLayer backward;
    private INDArray input;

    FusedBidirectionalLayer(
            NeuralNetConfiguration conf, FusedRnnLayer forward, FusedRnnLayer backward, INDArray parameters) {
        super(conf, forward, backward, parameters);
        this.forward = forward;
        this.backward = backward;
        backward.readFromTheEnd();
        allowInputModification(false);
    }

    /** As {@link FusedRnnLayer#skipInputGradient}. */
    void skipInputGradient() {
        forward.skipInputGradient();
        backward.skipInputGradient();
    }

    List<FusedRnnLayer> directions() {
        return List.of(forward, backward);
    }

    /** As {@link FusedRnnLayer#watch}, for either direction. */
    void watch(Consumer<LayerPass> first, Consumer<LayerPass> second) {
        forward.watch(first);
        backward.watch(second);
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        this.input = input;
        forward.setInput(input, workspaces);
        backward.setInput(input, workspaces);
    }

    @Override
    public INDArray input() {
        return input;
    }

    @Override
    public void clear() {
        super.clear();
        input = null;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        forward.requireSequences();
        long width = forward.layerConf().getNOut();
        INDArray out = forward.timeMajor(ArrayType.ACTIVATIONS, 2 * width, workspaces);
        forward.activateInto(channels(out, 0, width), training, workspaces);
        backward.activateInto(channels(out, width, 2 * width), training, workspaces);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        long width = forward.layerConf().getNOut();
        Pair<Gradient, INDArray> first = forward.backpropGradient(channels(epsilon, 0, width), workspaces);
        Pair<Gradient, INDArray> second =
                backward.backpropGradient(channels(epsilon, width, epsilon.size(1)), workspaces);
        Gradient gradient = new DefaultGradient(getGradientsViewArray());
        put(BidirectionalParamInitializer.FORWARD_PREFIX, first.getFirst(), gradient);
        put(BidirectionalParamInitializer.BACKWARD_PREFIX, second.getFirst(), gradient);
        if (first.getSecond() == null || forward.readsWords()) {
            return new Pair<>(gradient, first.getSecond());
        }
        // In the order in which the numbers lie, ND4J adds them in one run.
        timeFirst(first.getSecond()).addi(timeFirst(second.getSecond()));
        return new Pair<>(gradient, first.getSecond());
    }

    private static void put(String prefix, Gradient direction, Gradient both) {
        for (Map.Entry<String, INDArray> entry : direction.gradientForVariable().entrySet()) {
            both.gradientForVariable().put(prefix + entry.getKey(), entry.getValue());
        }
    }

    private static INDArray channels(INDArray array, long from, long to) {
        return array.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to), NDArrayIndex.all());
    }

    private static INDArray timeFirst(INDArray array) {
        return array.permute(2, 0, 1);
    }

    @Override
    public void setMaskArray(INDArray mask) {
        forward.setMaskArray(mask);
        backward.setMaskArray(mask);
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        backward.feedForwardMaskArray(mask, state, batch);
        return forward.feedForwardMaskArray(mask, state, batch);
    }

    /** Neither direction may: the other one reads the same array. */
    @Override
    public void allowInputModification(boolean allow) {
        forward.allowInputModification(false);
        backward.allowInputModification(false);
    }
}
