package io.elman.verify;

import io.elman.cell.CellWeights;
import io.elman.cell.ReadoutWeights;
import io.elman.cell.Sequences;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Draws networks and data to check with: doubles, the same for the same seed, independent of ND4J's own generator. */
public final class RandomArrays {
    private final Random random;

    public RandomArrays(long seed) {
        random = new Random(seed);
    }

    /** Returns draws from the normal distribution with mean 0 and the given deviation; new array. */
    public INDArray normal(double deviation, long... shape) {
        return fill(() -> deviation * random.nextGaussian(), shape);
    }

    /** Returns weights that neither saturate tanh nor leave it linear: deviation 0.8 over the root of the inputs. */
    public CellWeights cell(long features, long hidden) {
        return new CellWeights(
                normal(0.8 / Math.sqrt(features), features, hidden),
                normal(0.8 / Math.sqrt(hidden), hidden, hidden),
                normal(0.3, 1, hidden));
    }

    /** Returns weights of deviation one over the root of the hidden units. */
    public ReadoutWeights readout(long hidden, long outputs) {
        return new ReadoutWeights(normal(1 / Math.sqrt(hidden), hidden, outputs), normal(0.3, 1, outputs));
    }

    /** Returns normally distributed input and initial state with every step real. */
    public Sequences sequences(long batch, long features, long hidden, long steps) {
        return Sequences.fromRest(normal(1, batch, features, steps), hidden).startingFrom(normal(0.5, batch, hidden));
    }

    /** Returns one class for each step, one-hot: [batch, classes, time]; new array. */
    public INDArray classes(long batch, int classes, long steps) {
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, batch, classes, steps);
        for (long example = 0; example < batch; example++) {
            for (long step = 0; step < steps; step++) {
                labels.putScalar(new long[] {example, random.nextInt(classes), step}, 1);
            }
        }
        return labels;
    }

    /** Returns a mask with gaps anywhere and at least the first step of every second example real: [batch, time]. */
    public INDArray mask(long batch, long steps) {
        INDArray mask = fill(() -> random.nextInt(3) > 0 ? 1 : 0, batch, steps);
        for (long example = 0; example < batch; example += 2) {
            mask.putScalar(example, 0, 1);
        }
        return mask;
    }

    private static INDArray fill(DoubleSupplier values, long... shape) {
        double[] data = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        Arrays.setAll(data, i -> values.getAsDouble());
        return Nd4j.createFromArray(data).reshape('c', shape);
    }
}
