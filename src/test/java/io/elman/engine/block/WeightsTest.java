package io.elman.engine.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.verify.RandomArrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class WeightsTest {
    @ParameterizedTest
    @CsvSource({"FLOAT, 1, 1", "FLOAT, 5, 3", "FLOAT, 33, 70", "DOUBLE, 17, 16", "DOUBLE, 16, 40"})
    void theCopyIsAsGoodAsTheWeights(DataType type, int in, int out) {
        INDArray numbers = new RandomArrays(3).normal(1, in, out, 1).reshape(in, out);
        for (char order : new char[] {'c', 'f'}) {
            INDArray weights = numbers.castTo(type).dup(order);
            Matrix copy = new Weights(type).copy(weights);
            assertThat(copy.transposed()).isFalse();
            assertThat(copy.shape()).isEqualTo("[" + in + ", " + out + "]");
            Block rows = Block.of(type);
            rows.require(4, in);
            for (int i = 0; i < 4 * in; i++) {
                rows.set(i, 0.1 * (i % 7) - 0.3);
            }
            rows.push(0, 4 * in);
            Block product = Block.of(type);
            product.require(4, out);
            Blas.multiply(rows.factor(0, 4, in), copy, product.product(0, 4, out));
            product.pull(0, 4 * out);
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < out; column++) {
                    double sum = 0;
                    for (int k = 0; k < in; k++) {
                        sum += rows.number(row * in + k) * weights.getDouble(k, column);
                    }
                    assertThat(product.number(row * out + column)).isCloseTo(sum, within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 9", "300, 300, 100000"})
    void fewRowsAndManyWeightsAreMultipliedAsTheyLie(int in, int out, int uses) {
        INDArray weights = new RandomArrays(4)
                .normal(1, in, out, 1)
                .reshape(in, out)
                .castTo(DataType.FLOAT)
                .dup('f');
        assertThat(new Weights(DataType.FLOAT).factor(weights, uses).transposed())
                .isTrue();
    }
}
