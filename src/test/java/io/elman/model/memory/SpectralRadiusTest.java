package io.elman.model.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.verify.RandomArrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SpectralRadiusTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 40})
    void itIsThatOfADecomposition(int size) {
        for (double scale : new double[] {1e-3, 1, 50}) {
            INDArray matrix = new RandomArrays(size).normal(scale, size, size);
            EigenDecomposition values = new EigenDecomposition(new Array2DRowRealMatrix(matrix.toDoubleMatrix()));
            double largest = IntStream.range(0, size)
                    .mapToDouble(i -> Math.hypot(values.getRealEigenvalue(i), values.getImagEigenvalue(i)))
                    .max()
                    .orElseThrow();
            assertThat(SpectralRadius.of(matrix)).isCloseTo(largest, within(1e-4 * largest));
        }
    }

    @Test
    void aRotationHasOneAndItsNormIsNoGuide() {
        assertThat(SpectralRadius.of(matrix(new double[] {0.6, 0.8}, new double[] {-0.8, 0.6})))
                .isCloseTo(1, within(1e-5));
        assertThat(SpectralRadius.of(matrix(new double[] {0.5, 1000}, new double[] {0, 0.5})))
                .isCloseTo(0.5, within(1e-4));
        assertThat(SpectralRadius.of(matrix(new double[] {0, 7}, new double[] {0, 0})))
                .isZero();
        assertThat(SpectralRadius.of(Nd4j.zeros(DataType.DOUBLE, 3, 3))).isZero();
    }

    @Test
    void theMatrixIsNotModified() {
        INDArray matrix = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});
        assertThat(SpectralRadius.of(matrix)).isCloseTo((5 + Math.sqrt(33)) / 2, within(1e-4));
        assertThat(matrix.data().asFloat()).containsExactly(1, 2, 3, 4);
    }

    private static INDArray matrix(double[]... rows) {
        return Nd4j.createFromArray(rows);
    }
}
