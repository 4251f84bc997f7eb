package io.elman.engine.inference;

import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import io.elman.engine.kernel.ReadoutParameters;
import io.elman.engine.kernel.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained network that reads one text, word by word, and tells after each what may come next: what DL4J's
 * {@code rnnTimeStep} gives, but for rounding. The state stays from word to word. For one thread at a time.
 */
public final class Stepper {
    private final List<Direction> cells;
    private final List<Block> states = new ArrayList<>();
    private final Block sums;
    private final Block outputs;
    private final Block bias;
    private final ReadoutParameters readout;
    private final Matrix outputWeights;
    private final List<Matrix> recurrentWeights = new ArrayList<>();
    private final int vocabulary;

    /** @param cells of each layer, the lowest first; none of them reads from the end */
    Stepper(List<Direction> cells, ReadoutParameters readout, int vocabulary) {
        this.cells = cells;
        this.readout = readout;
        this.vocabulary = vocabulary;
        this.outputWeights = Matrix.of(readout.outputWeights());
        this.sums = Block.of(readout.outputWeights().dataType());
        this.outputs = Block.of(readout.outputWeights().dataType());
        this.bias = Block.of(readout.outputWeights().dataType());
        outputs.require(1, readout.outputs());
        bias.require(1, readout.outputs());
        Tensor.repeat(readout.outputBias(), 1, bias);
        for (Direction cell : cells) {
            Block state = Block.of(readout.outputWeights().dataType());
            state.require(1, cell.hidden());
            states.add(state);
            sums.require(1, cell.hidden());
            recurrentWeights.add(Matrix.of(cell.weights().recurrentWeights()));
        }
        forget();
    }

    /** Begins anew, as before the first word of a text. */
    public void forget() {
        for (int layer = 0; layer < cells.size(); layer++) {
            states.get(layer).clear(0, cells.get(layer).hidden());
            states.get(layer).push(0, cells.get(layer).hidden());
        }
    }

    /**
     * Reads a word.
     *
     * @throws IllegalArgumentException if the word is none of the vocabulary's
     */
    public void read(int word) {
        if (word < 0 || word >= vocabulary) {
            throw new IllegalArgumentException("word " + word + " is none of the " + vocabulary + " of the vocabulary");
        }
        for (int layer = 0; layer < cells.size(); layer++) {
            advance(layer, word);
        }
    }

    private void advance(int layer, int word) {
        Direction cell = cells.get(layer);
        Block state = states.get(layer);
        int width = cell.hidden();
        cell.inputs().step(word, layer == 0 ? null : states.get(layer - 1), sums);
        RowProduct.add(state.factor(0, 1, width), recurrentWeights.get(layer), sums.product(0, 1, width));
        sums.pull(0, width);
        sums.activate(cell.activation(), 0, width);
        state.copy(sums, 0, 0, width);
        state.push(0, width);
    }

    /**
     * Computes the logarithm of the probability of each word to come next, up to a summand that all have in common.
     *
     * @param scores [vocabulary]; modified: overwritten
     */
    public void scores(double[] scores) {
        outputs.push(bias, 0, 0, readout.outputs());
        Block top = states.get(states.size() - 1);
        RowProduct.add(top.factor(0, 1, readout.hidden()), outputWeights, outputs.product(0, 1, readout.outputs()));
        outputs.pull(0, readout.outputs());
        for (int word = 0; word < readout.outputs(); word++) {
            scores[word] = outputs.number(word);
        }
    }

    /** Returns the state of the top layer, [hidden]; new array. */
    public double[] hidden() {
        Block top = states.get(states.size() - 1);
        double[] hidden = new double[readout.hidden()];
        for (int unit = 0; unit < hidden.length; unit++) {
            hidden[unit] = top.number(unit);
        }
        return hidden;
    }
}
