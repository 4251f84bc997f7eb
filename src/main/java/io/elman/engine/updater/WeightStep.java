package io.elman.engine.updater;

import io.elman.engine.kernel.Gradients;
import org.deeplearning4j.optimize.api.StepFunction;
import org.deeplearning4j.optimize.solvers.accumulation.GradientsAccumulator;
import org.deeplearning4j.optimize.solvers.accumulation.IndexedTail;
import org.deeplearning4j.optimize.stepfunctions.NegativeGradientStepFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Subtracts the step from the weights on all threads; the operation that DL4J does so with takes longer than Adam. DL4J asks
 * such an object to join the steps of several trainers; here there is one.
 */
public final class WeightStep implements GradientsAccumulator {
    private static final long serialVersionUID = 1;

    /**
     * @param weights [1, n]; modified
     * @param step [1, n]; not modified
     */
    @Override
    public void applyUpdate(StepFunction function, INDArray weights, INDArray step, boolean isFinal) {
        if (function instanceof NegativeGradientStepFunction) {
            Gradients.subtract(weights, step);
        } else {
            function.step(weights, step);
        }
    }

    /**
     * @param weights [1, n]; modified
     * @param step [1, n]; not modified
     */
    @Override
    public void applyUpdate(StepFunction function, INDArray weights, INDArray step, double alpha) {
        function.step(weights, step, alpha);
    }

    /** The step is applied at once. */
    @Override
    public void storeUpdate(INDArray step, int iteration, int epoch) {}

    /** Nothing comes from elsewhere. */
    @Override
    public void receiveUpdate(INDArray step) {
        throw new UnsupportedOperationException("there is no other trainer");
    }

    @Override
    public boolean hasAnything() {
        return false;
    }

    @Override
    public void setExternalSource(IndexedTail source) {
        throw new UnsupportedOperationException("there is no other trainer");
    }

    @Override
    public IndexedTail getExternalSource() {
        return null;
    }

    @Override
    public void markExternalUpdates(boolean are) {}

    @Override
    public void reset() {}

    @Override
    public void touch() {}
}
