package io.elman.train;

import io.elman.engine.kernel.Gradients;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Makes the gradient that of the mean loss of an answer, and scales it so that the norm of all weights together is at most
 * the limit: Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks, 2013. DL4J can do
 * neither; with it, learning rate and limit would depend on the length of the sequences.
 *
 * <p>DL4J calls a listener between the backward pass and the updater.
 */
final class GlobalNormClipping extends BaseTrainingListener {
    private final double limit;
    private double answers;
    private double lastNorm;
    private double normSum;
    private int clipped;
    private int steps;

    /** @param limit of the norm; 0 only measures */
    GlobalNormClipping(double limit) {
        this.limit = limit;
    }

    /** @param count of unmasked labels in the batch that comes next: its rows, or the real steps of all of them */
    void expect(double count) {
        answers = count;
    }

    @Override
    public void onGradientCalculation(Model model) {
        INDArray gradient = model.getGradientsViewArray();
        // DL4J's gradient is still the sum over all answers here, and the updater will divide it by the rows alone.
        int rows = model.batchSize();
        if (rows != answers) {
            Gradients.multiply(gradient, rows / answers);
        }
        lastNorm = Gradients.norm(gradient) / rows;
        steps++;
        normSum += lastNorm;
        if (limit > 0 && lastNorm > limit) {
            clipped++;
            Gradients.multiply(gradient, limit / lastNorm);
        }
    }

    /** Returns the norm of the last gradient, before clipping. */
    double lastNorm() {
        return lastNorm;
    }

    /** Returns the mean norm since the last reset. */
    double meanNorm() {
        return normSum / Math.max(1, steps);
    }

    /** Returns the share of steps since the last reset that were clipped. */
    double clipRate() {
        return (double) clipped / Math.max(1, steps);
    }

    void reset() {
        normSum = 0;
        clipped = 0;
        steps = 0;
    }
}
