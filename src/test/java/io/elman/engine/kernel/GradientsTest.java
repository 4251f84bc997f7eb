package io.elman.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.engine.parallel.Crew;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GradientsTest {
    /** So many that threads share them, in uneven parts. */
    private static final int COUNT = 150_001;

    @AfterEach
    void asManyThreadsAsCores() {
        Crew.use(Runtime.getRuntime().availableProcessors());
    }

    private static INDArray gradient() {
        Random random = new Random(5);
        float[] numbers = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(new float[][] {numbers});
    }

    @Test
    void theNormIsTheRootOfTheSumOfSquaresForAnyNumberOfThreads() {
        INDArray gradient = gradient();
        double sum = Arrays.stream(gradient.toDoubleVector()).map(x -> x * x).sum();
        Crew.use(1);
        double alone = Gradients.norm(gradient);
        assertThat(alone).isCloseTo(Math.sqrt(sum), within(1e-6 * Math.sqrt(sum)));
        for (int threads : new int[] {2, 3, 7}) {
            Crew.use(threads);
            assertThat(Gradients.norm(gradient)).isEqualTo(alone);
        }
    }

    @Test
    void everyNumberIsMultipliedAndSubtractedOnce() {
        INDArray gradient = gradient();
        INDArray expected = gradient.mul(0.25);
        Gradients.multiply(gradient, 0.25);
        assertThat(gradient).isEqualTo(expected);
        INDArray weights = Nd4j.ones(DataType.FLOAT, 1, COUNT);
        Gradients.subtract(weights, gradient);
        assertThat(weights).isEqualTo(expected.rsub(1));
    }

    @Test
    void whatIsNotANumberIsSeen() {
        INDArray gradient = gradient();
        gradient.putScalar(COUNT - 1, Double.NaN);
        assertThat(Gradients.norm(gradient)).isNaN();
    }

    @Test
    void anotherShapeOrOrderIsRefused() {
        INDArray rows = Nd4j.zeros(DataType.FLOAT, 3, 4);
        assertThatThrownBy(() -> Gradients.add(rows, Nd4j.zeros(DataType.FLOAT, 4, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3,4]")
                .hasMessageContaining("[4,3]");
        assertThatThrownBy(() ->
                        Gradients.add(rows, Nd4j.zeros(DataType.FLOAT, 3, 4).dup('f')))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
