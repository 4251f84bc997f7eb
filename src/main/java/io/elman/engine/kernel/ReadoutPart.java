package io.elman.engine.kernel;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import io.elman.engine.block.Weights;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The {@link Readout} of some steps of a batch, for one thread at a time. */
final class ReadoutPart {
    private final ReadoutLoss kind;
    private final Block input;
    private final Block output;
    private final Block labels;
    private final Block bias;
    private final Block dInput;
    private final Block zeros;
    private final Weights outputWeights;
    private Matrix states;
    private Packing packing;
    private int hidden;
    private int outputs;

    ReadoutPart(DataType type, ReadoutLoss kind) {
        this.kind = kind;
        this.input = Block.of(type);
        this.output = Block.of(type);
        this.labels = Block.of(type);
        this.bias = Block.of(type);
        this.dInput = Block.of(type);
        this.zeros = Block.of(type);
        this.outputWeights = new Weights(type);
    }

    /** Computes y of the steps; as {@link Readout#activate}. */
    void activate(ReadoutParameters parameters, INDArray x, Packing steps, INDArray out) {
        forward(parameters, x, steps);
        kind.activate(output, packing.rows(), outputs);
        Tensor.of(out).scatter(packing, output, 0, zeros);
    }

    /** Returns the loss of the steps; as {@link Readout#loss}. */
    double loss(ReadoutParameters parameters, INDArray x, INDArray wanted, Packing steps) {
        forward(parameters, x, steps);
        int columns = (int) wanted.size(1);
        labels.require(packing.rows(), columns);
        Tensor.of(wanted).gather(packing, labels);
        // A masked step that has a row has the label 0: with the answer 0 too it adds nothing to the loss.
        clearGaps();
        if (columns < outputs) {
            withoutClass();
        }
        return kind.loss(output, labels, columns, packing.rows(), outputs);
    }

    private void forward(ReadoutParameters parameters, INDArray x, Packing steps) {
        packing = steps;
        hidden = parameters.hidden();
        outputs = parameters.outputs();
        int rows = packing.rows();
        output.require(rows, outputs);
        bias.require(packing.batch(), outputs);
        zeros.require(1, Math.max(hidden, outputs));
        if (rows == 0) {
            return;
        }
        states = rowsOf(x);
        Tensor.repeat(parameters.outputBias(), packing.batch(), bias);
        for (int step = 0; step < packing.steps(); step++) {
            output.push(bias, 0, packing.firstRow(step) * outputs, packing.rows(step) * outputs);
        }
        Matrix weights = outputWeights.factor(parameters.outputWeights(), rows);
        Blas.multiplyAdd(states, weights, output.product(0, rows, outputs));
        output.pull(0, rows * outputs);
    }

    /** Returns the states as they lie, or a copy where they do not lie side by side. */
    private Matrix rowsOf(INDArray x) {
        Tensor numbers = Tensor.of(x);
        Matrix lying = numbers.rows(packing);
        if (lying != null) {
            return lying;
        }
        input.require(packing.rows(), hidden);
        numbers.gather(packing, input);
        input.push(0, packing.rows() * hidden);
        return input.factor(0, packing.rows(), hidden);
    }

    /** Computes the gradients of the loss of the steps; as {@link Readout#backward}. */
    void backward(ReadoutParameters parameters, ReadoutParameters gradients, INDArray dx) {
        int rows = packing.rows();
        clearGaps();
        bias.clear(0, outputs);
        bias.addRows(output, 0, rows, outputs);
        Tensor.of(gradients.outputBias().reshape(1, outputs)).scatterState(Packing.SINGLE, bias, 0);
        if (rows == 0) {
            gradients.outputWeights().assign(0);
            Tensor.of(dx).scatter(packing, dInput, 0, zeros);
            return;
        }
        output.push(0, rows * outputs);
        Matrix dz = output.factor(0, rows, outputs);
        Blas.multiply(states.transpose(), dz, Matrix.of(gradients.outputWeights()));
        backThrough(dz, Matrix.of(parameters.outputWeights()).transpose(), Tensor.of(dx));
    }

    private void backThrough(Matrix dz, Matrix weights, Tensor dx) {
        Matrix lying = dx.rows(packing);
        if (lying != null) {
            Blas.multiply(dz, weights, lying);
            return;
        }
        dInput.require(packing.rows(), hidden);
        Blas.multiply(dz, weights, dInput.product(0, packing.rows(), hidden));
        dInput.pull(0, packing.rows() * hidden);
        dx.scatter(packing, dInput, 0, zeros);
    }

    /** Neither the loss nor the gradient of a masked step that has a row must count. */
    private void clearGaps() {
        forGaps(row -> output.clear(row * outputs, outputs));
    }

    /** 0 would be the number of a class. */
    private void withoutClass() {
        forGaps(row -> labels.set(row, -1));
    }

    private void forGaps(IntConsumer row) {
        for (int step = 0; step < packing.steps(); step++) {
            for (int place = 0; packing.hasGaps(step) && place < packing.rows(step); place++) {
                if (!packing.isReal(place, step)) {
                    row.accept(packing.firstRow(step) + place);
                }
            }
        }
    }
}
