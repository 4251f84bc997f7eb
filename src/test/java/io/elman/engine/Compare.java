package io.elman.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.verify.RandomArrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays compared entry by entry, and the data to compute them from. */
final class Compare {
    private Compare() {}

    static double tolerance(DataType type) {
        return type == DataType.DOUBLE ? 1e-10 : 1e-6;
    }

    /** Every entry within the tolerance, absolute below 1 and relative above; NaN is never close. */
    static void assertClose(String name, INDArray actual, INDArray expected, double tolerance) {
        assertThat(actual.shape()).as("shape of " + name).isEqualTo(expected.shape());
        double[] ours = doubles(actual);
        double[] theirs = doubles(expected);
        double largest =
                Math.max(1, expected.castTo(DataType.DOUBLE).amaxNumber().doubleValue());
        for (int i = 0; i < ours.length; i++) {
            // One by one: to list all that differ takes AssertJ minutes.
            assertThat(ours[i]).as("%s at %d", name, i).isCloseTo(theirs[i], within(tolerance * largest));
        }
    }

    static double[] doubles(INDArray array) {
        return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    }

    /** Returns the gradient of the score with respect to all parameters, [1, parameters]; new array. */
    static INDArray gradient(MultiLayerNetwork network, DataSet data) {
        network.setInput(data.getFeatures());
        network.setLabels(data.getLabels());
        network.setLayerMaskArrays(data.getFeaturesMaskArray(), data.getLabelsMaskArray());
        network.computeGradientAndScore();
        INDArray gradient = network.gradient().gradient().dup();
        network.clearLayerMaskArrays();
        return gradient;
    }

    static double score(MultiLayerNetwork network, DataSet data) {
        gradient(network, data);
        return network.score();
    }

    /** Returns a mask whose examples are real up to a length and then padding: [batch, time]; new array. */
    static INDArray endPadding(DataType type, int steps, int... lengths) {
        INDArray mask = Nd4j.zeros(type, lengths.length, steps);
        for (int example = 0; example < lengths.length; example++) {
            for (int step = 0; step < lengths[example]; step++) {
                mask.putScalar(example, step, 1);
            }
        }
        return mask;
    }

    /** Returns data with a class for every step. */
    static DataSet perStep(long seed, DataType type, long batch, long features, int classes, long steps) {
        RandomArrays random = new RandomArrays(seed);
        return new DataSet(
                random.normal(1, batch, features, steps).castTo(type),
                random.classes(batch, classes, steps).castTo(type));
    }

    /** Returns data with values for every step. */
    static DataSet valuesPerStep(long seed, DataType type, long batch, long features, int outputs, long steps) {
        RandomArrays random = new RandomArrays(seed);
        return new DataSet(
                random.normal(1, batch, features, steps).castTo(type),
                random.normal(1, batch, outputs, steps).castTo(type));
    }

    /** Returns data with a class for every example. */
    static DataSet perExample(long seed, DataType type, long batch, long features, int classes, long steps) {
        RandomArrays random = new RandomArrays(seed);
        return new DataSet(
                random.normal(1, batch, features, steps).castTo(type),
                random.classes(batch, classes, 1).castTo(type).reshape(batch, classes));
    }

    /** Returns data of word numbers, [batch, 1, time], with a class for every example. */
    static DataSet words(long seed, DataType type, long batch, int vocabulary, int classes, long steps) {
        DataSet data = perExample(seed, type, batch, 1, classes, steps);
        java.util.Random random = new java.util.Random(seed);
        double[] words =
                random.ints(batch * steps, 0, vocabulary).asDoubleStream().toArray();
        data.setFeatures(Nd4j.createFromArray(words).reshape(batch, 1, steps).castTo(type));
        return data;
    }

    static DataSet masked(DataSet data, INDArray features, INDArray labels) {
        return new DataSet(data.getFeatures(), data.getLabels(), features, labels);
    }
}
