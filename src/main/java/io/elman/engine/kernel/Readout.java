package io.elman.engine.kernel;

import io.elman.engine.parallel.Crew;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Classes or values out of states, for all steps at once, and the loss with its gradient:
 *
 * <pre>
 *     z = h W_hy + b_y     y = f(z)     L = sum loss(y, label)
 *     dz = dL/dz     dW_hy = sum h' dz     db_y = sum dz     dh = dz W_hy'
 * </pre>
 *
 * What f and the loss are a {@link ReadoutLoss} says. Masked steps count for nothing. Where there is much to do, threads
 * share the steps; how these are divided, and in which order sums are made, does not depend on the threads.
 */
public final class Readout {
    private final ReadoutLoss kind;
    private final ReadoutPart[] parts = new ReadoutPart[Crew.MOST_PARTS];
    private final ReadoutParameters[] partial = new ReadoutParameters[Crew.MOST_PARTS];
    private Packing packing;
    private Packing[] ranges = {};

    /**
     * @param type FLOAT or DOUBLE
     * @param kind what comes out and what it is measured by
     */
    public Readout(DataType type, ReadoutLoss kind) {
        this.kind = kind;
        Arrays.setAll(parts, part -> new ReadoutPart(type, kind));
    }

    /**
     * Computes y.
     *
     * @param parameters not modified
     * @param x [batch, hidden, time]; not modified
     * @param out [batch, outputs, time]; modified: y, zero at masked steps
     */
    public void activate(ReadoutParameters parameters, INDArray x, Packing steps, INDArray out) {
        divide(parameters, x, steps);
        Crew.shared().run(ranges.length, part -> parts[part].activate(parameters, x, ranges[part], out));
    }

    /**
     * Returns the loss of all steps together and keeps its gradient for {@link #backward}.
     *
     * @param parameters not modified
     * @param x [batch, hidden, time]; not modified
     * @param wanted [batch, outputs, time], or the numbers of classes, [batch, 1, time]; not modified
     */
    public double loss(ReadoutParameters parameters, INDArray x, INDArray wanted, Packing steps) {
        int columns = kind.labelColumns(wanted.size(1), parameters.outputs());
        Shapes.require("labels", wanted, parameters.outputWeights(), steps.batch(), columns, steps.steps());
        kind.requireOutputs(parameters.outputs());
        divide(parameters, x, steps);
        double[] losses = new double[ranges.length];
        Crew.shared().run(ranges.length, part -> losses[part] = parts[part].loss(parameters, x, wanted, ranges[part]));
        return Arrays.stream(losses).sum();
    }

    private void divide(ReadoutParameters parameters, INDArray x, Packing steps) {
        Shapes.require("input", x, parameters.outputWeights(), steps.batch(), parameters.hidden(), steps.steps());
        packing = steps;
        ranges = steps.ranges((long) parameters.hidden() * parameters.outputs());
    }

    /**
     * Computes the gradients of the loss.
     *
     * @param parameters those of the forward pass; not modified
     * @param gradients modified: overwritten
     * @param dx [batch, hidden, time]; modified: dL/dx, zero at masked steps
     */
    public void backward(ReadoutParameters parameters, ReadoutParameters gradients, INDArray dx) {
        Shapes.require("dx", dx, parameters.outputWeights(), packing.batch(), parameters.hidden(), packing.steps());
        partial[0] = gradients;
        for (int part = 1; part < ranges.length; part++) {
            partial[part] = like(gradients, partial[part]);
        }
        Crew.shared().run(ranges.length, part -> parts[part].backward(parameters, partial[part], dx));
        for (int part = 1; part < ranges.length; part++) {
            Gradients.add(gradients.outputWeights(), partial[part].outputWeights());
            Gradients.add(gradients.outputBias(), partial[part].outputBias());
        }
    }

    /** Returns room for gradients, the former one if it has the right shapes and orders. */
    private static ReadoutParameters like(ReadoutParameters gradients, ReadoutParameters former) {
        if (former != null && Shapes.areAlike(former.outputWeights(), gradients.outputWeights())) {
            return former;
        }
        return new ReadoutParameters(
                Shapes.roomLike(gradients.outputWeights()), Shapes.roomLike(gradients.outputBias()));
    }
}
