package io.elman.forecast;

import io.elman.config.series.AnswerConfig;
import io.elman.data.series.batch.WindowTensors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean loss of a scaled value: what training minimises, on windows that it does not learn from. */
final class WindowLoss {
    private final AnswerConfig answer;
    private double sum;
    private long count;

    WindowLoss(AnswerConfig answer) {
        this.answer = answer;
    }

    /** @param answers [batch][targets * outputs][horizon]; not modified */
    void add(WindowTensors.Answer actual, double[][][] answers) {
        double[] labels = flat(actual.labels());
        double[] known = flat(actual.known());
        int targets = (int) actual.labels().size(1);
        int horizon = (int) actual.labels().size(2);
        int outputs = answer.outputs();
        for (int i = 0; i < labels.length; i++) {
            int step = i % horizon;
            int target = i / horizon % targets;
            for (int output = 0; known[i] != 0 && output < outputs; output++) {
                double value = answers[i / horizon / targets][target * outputs + output][step];
                sum += loss(labels[i] - value, output);
                count++;
            }
        }
    }

    double mean() {
        return sum / count;
    }

    private double loss(double miss, int output) {
        return switch (answer.loss()) {
            case MAE -> Math.abs(miss);
            case MSE -> miss * miss;
            case PINBALL -> {
                double quantile = answer.quantiles().get(output);
                yield Math.max(quantile * miss, (quantile - 1) * miss);
            }
        };
    }

    private static double[] flat(INDArray array) {
        return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    }
}
