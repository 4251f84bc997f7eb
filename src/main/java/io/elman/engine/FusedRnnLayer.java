package io.elman.engine;

import io.elman.engine.block.Activation;
import io.elman.engine.kernel.CellParameters;
import io.elman.engine.kernel.Packing;
import io.elman.engine.kernel.Recurrence;
import io.elman.engine.kernel.Words;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.params.SimpleRnnParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's simple recurrent layer on top of {@link Recurrence}. It differs from the stock layer where that one is wrong:
 *
 * <ul>
 *   <li>the backward pass of a truncated segment starts from the state that was carried into the segment;
 *   <li>a masked step holds the state, where the stock layer sets it to zero. The activations of a masked step are zero in
 *       both.
 * </ul>
 *
 * A backward pass uses the states of the training forward pass before it, so the weights must not change in between.
 */
final class FusedRnnLayer extends BaseRecurrentLayer<SimpleRnn> {
    private static final long serialVersionUID = 1;
    private static final String STATE = org.deeplearning4j.nn.layers.recurrent.SimpleRnn.STATE_KEY_PREV_ACTIVATION;

    private final transient Recurrence recurrence;
    private boolean fromTheEnd;
    private boolean lowest;
    private boolean carriesState;
    private boolean statesKept;
    private transient Consumer<LayerPass> watcher;
    private transient INDArray vectors;
    private transient Words offered;
    private transient INDArray carried;

    FusedRnnLayer(NeuralNetConfiguration conf, DataType type, Activation activation) {
        super(conf, type);
        this.recurrence = new Recurrence(type, activation);
    }

    /** From now on the last step is the first one that is read; whatever goes in or out keeps its order. */
    void readFromTheEnd() {
        fromTheEnd = true;
    }

    /** From now on nobody asks for the gradient with respect to the input, which is then null. */
    void skipInputGradient() {
        lowest = true;
    }

    /** @param listener told of every backward pass from now on */
    void watch(Consumer<LayerPass> listener) {
        watcher = listener;
    }

    /**
     * Offers words in place of their vectors for the pass to come.
     *
     * @param input what the pass will be given; its numbers need not be set
     * @param words null for a pass that reads the input
     */
    void offer(INDArray input, Words words) {
        vectors = input;
        offered = words;
    }

    /** Returns whether words are read in this pass: then the gradient with respect to the input is not set. */
    boolean readsWords() {
        return offered != null;
    }

    /** Returns what has read the words and computed the gradients of their vectors. */
    Recurrence readerOfWords() {
        return recurrence;
    }

    /**
     * From now on a training pass starts from the state that the last one left, until {@link #rnnClearPreviousState}. That
     * state is modified by the next pass: whoever wants to keep it has to copy it.
     */
    void carryState() {
        carriesState = true;
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        statesKept = false;
    }

    @Override
    public void clear() {
        super.clear();
        statesKept = false;
        vectors = null;
        offered = null;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        if (!training || !carriesState) {
            return activateFrom(null, training, workspaces);
        }
        INDArray out = activateFrom(tBpttStateMap.get(STATE), true, workspaces);
        // In the same memory at every step: to make an array takes DL4J longer than to fill it.
        if (carried == null || carried.size(0) != input.size(0)) {
            carried = detached(input.size(0), layerConf().getNOut());
        }
        recurrence.readFinalState(carried);
        tBpttStateMap.put(STATE, carried);
        return out;
    }

    @Override
    public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
        setInput(input, workspaces);
        INDArray out = activateFrom(stateMap.get(STATE), false, workspaces);
        keepFinalState(stateMap);
        return out;
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray input, boolean training, boolean store, LayerWorkspaceMgr workspaces) {
        setInput(input, workspaces);
        INDArray out = activateFrom(tBpttStateMap.get(STATE), training, workspaces);
        if (store) {
            keepFinalState(tBpttStateMap);
        }
        return out;
    }

    /** @param out [batch, hidden, time] in any layout; modified: the activations */
    void activateInto(INDArray out, boolean training, LayerWorkspaceMgr workspaces) {
        forward(null, training, workspaces, out);
    }

    private INDArray activateFrom(INDArray initialState, boolean training, LayerWorkspaceMgr workspaces) {
        requireSequences();
        INDArray out = timeMajor(ArrayType.ACTIVATIONS, layerConf().getNOut(), workspaces);
        forward(initialState, training, workspaces, out);
        return out;
    }

    /** @param out as in {@link Recurrence#forward} */
    private void forward(INDArray initialState, boolean training, LayerWorkspaceMgr workspaces, INDArray out) {
        requireSequences();
        applyDropOutIfNecessary(training, workspaces);
        INDArray state = initialState == null ? null : initialState.castTo(dataType);
        Packing steps = fromTheEnd ? packing().reversed() : packing();
        if (readsWords()) {
            requireOffered();
            recurrence.forward(parameters(training, workspaces), offered, state, steps, out);
        } else {
            recurrence.forward(parameters(training, workspaces), input.castTo(dataType), state, steps, out);
        }
        statesKept = training;
    }

    private void requireOffered() {
        if (input != vectors) {
            throw new IllegalStateException("words were offered in place of another input " + layerId());
        }
    }

    /** @throws IllegalArgumentException with both shapes, if the input is not [batch, features, time] */
    void requireSequences() {
        assertInputSet(false);
        if (input.rank() != 3 || input.size(1) != layerConf().getNIn()) {
            throw new IllegalArgumentException("input is " + Arrays.toString(input.shape()) + ", must be [batch, "
                    + layerConf().getNIn() + ", time] " + layerId());
        }
    }

    private Packing packing() {
        if (maskArray == null) {
            return Packing.full((int) input.size(0), (int) input.size(2));
        }
        if (maskArray.rank() != 2 || maskArray.size(0) != input.size(0) || maskArray.size(1) != input.size(2)) {
            throw new IllegalArgumentException("mask is " + Arrays.toString(maskArray.shape()) + ", must be ["
                    + input.size(0) + ", " + input.size(2) + "] " + layerId());
        }
        return Packing.of(maskArray);
    }

    private CellParameters parameters(boolean training, LayerWorkspaceMgr workspaces) {
        return new CellParameters(
                getParamWithNoise(SimpleRnnParamInitializer.WEIGHT_KEY, training, workspaces),
                getParamWithNoise(SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY, training, workspaces),
                getParamWithNoise(SimpleRnnParamInitializer.BIAS_KEY, training, workspaces));
    }

    /** Returns a new array [batch, channels, time] whose numbers lie in the order in which they are computed. */
    INDArray timeMajor(ArrayType type, long channels, LayerWorkspaceMgr workspaces) {
        long[] shape = {input.size(2), input.size(0), channels};
        return workspaces.createUninitialized(type, dataType, shape, 'c').permute(1, 2, 0);
    }

    private void keepFinalState(Map<String, INDArray> states) {
        INDArray state = detached(input.size(0), layerConf().getNOut());
        recurrence.readFinalState(state);
        states.put(STATE, state);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        return tbpttBackpropGradient(epsilon, -1, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(
            INDArray epsilon, int backLength, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (!statesKept) {
            forward(null, true, workspaces, null);
        }
        int steps = (int) input.size(2);
        int earliest = backLength > 0 ? Math.max(0, steps - backLength) : 0;
        CellParameters gradients = gradients();
        INDArray below =
                lowest ? null : timeMajor(ArrayType.ACTIVATION_GRAD, layerConf().getNIn(), workspaces);
        recurrence.backward(
                parameters(true, workspaces),
                epsilon.castTo(dataType),
                earliest,
                gradients,
                readsWords() ? null : below);
        weightNoiseParams.clear();
        if (watcher != null) {
            watcher.accept(pass(epsilon));
        }
        return new Pair<>(named(gradients), below == null || readsWords() ? below : backpropDropOutIfPresent(below));
    }

    private LayerPass pass(INDArray epsilon) {
        INDArray hidden = detached(epsilon.shape());
        recurrence.readHidden(hidden);
        INDArray mask = detached(input.size(0), input.size(2));
        if (maskArray == null) {
            mask.assign(1);
        } else {
            mask.assign(maskArray);
        }
        return new LayerPass(hidden, detached(epsilon.shape()).assign(epsilon), mask, fromTheEnd);
    }

    /** Returns a new array that outlives the workspaces of a pass. */
    private INDArray detached(long... shape) {
        return Nd4j.createUninitializedDetached(dataType, shape);
    }

    private CellParameters gradients() {
        return new CellParameters(
                gradientViews.get(SimpleRnnParamInitializer.WEIGHT_KEY),
                gradientViews.get(SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY),
                gradientViews.get(SimpleRnnParamInitializer.BIAS_KEY));
    }

    private Gradient named(CellParameters gradients) {
        Gradient named = new DefaultGradient(gradientsFlattened);
        named.gradientForVariable().put(SimpleRnnParamInitializer.WEIGHT_KEY, gradients.inputWeights());
        named.gradientForVariable().put(SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY, gradients.recurrentWeights());
        named.gradientForVariable().put(SimpleRnnParamInitializer.BIAS_KEY, gradients.hiddenBias());
        return named;
    }
}
