package io.elman.engine.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.verify.RandomArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class BlasTest {
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void everyOrderOfEveryFactorGivesTheProduct(DataType type) {
        INDArray a = new RandomArrays(1).normal(1, 3, 4).castTo(type);
        INDArray b = new RandomArrays(2).normal(1, 4, 5).castTo(type);
        for (char aOrder : new char[] {'c', 'f'}) {
            for (char bOrder : new char[] {'c', 'f'}) {
                for (char cOrder : new char[] {'c', 'f'}) {
                    INDArray c = Nd4j.create(type, new long[] {3, 5}, cOrder);
                    Blas.multiply(Matrix.of(a.dup(aOrder)), Matrix.of(b.dup(bOrder)), Matrix.of(c));
                    assertThat(c.equalsWithEps(a.mmul(b), 1e-5)).isTrue();
                    Blas.multiplyAdd(Matrix.of(a.dup(aOrder)), Matrix.of(b.dup(bOrder)), Matrix.of(c));
                    assertThat(c.equalsWithEps(a.mmul(b).mul(2), 1e-5)).isTrue();
                }
            }
        }
    }

    @Test
    void shapesAndTypesThatDoNotFitAreRefusedWithAllOfThem() {
        Matrix a = Matrix.of(Nd4j.zeros(DataType.FLOAT, 3, 4));
        Matrix c = Matrix.of(Nd4j.zeros(DataType.FLOAT, 3, 5));
        assertThatThrownBy(() -> Blas.multiply(a, Matrix.of(Nd4j.zeros(DataType.FLOAT, 5, 4)), c))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Float[3, 4]")
                .hasMessageContaining("Float[5, 4]")
                .hasMessageContaining("Float[3, 5]");
        assertThatThrownBy(() -> Blas.multiply(a, Matrix.of(Nd4j.zeros(DataType.DOUBLE, 4, 5)), c))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Double[4, 5]");
    }

    @Test
    void aMatrixWithGapsIsRefused() {
        INDArray part = Nd4j.zeros(DataType.FLOAT, 4, 6).get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3));
        assertThatThrownBy(() -> Matrix.of(part)).isInstanceOf(IllegalArgumentException.class);
    }
}
