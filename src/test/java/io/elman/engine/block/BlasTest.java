package io.elman.engine.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.verify.RandomArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "50, 512, 512", "33, 75, 130", "300, 70, 64", "128, 64, 3200", "64, 200, 1", "16, 40, 2000"})
    void aProductInPiecesIsTheProduct(int rows, int columns, int inner) {
        INDArray a = new RandomArrays(1).normal(1, rows, inner).castTo(DataType.FLOAT);
        INDArray b = new RandomArrays(2).normal(1, inner, columns).castTo(DataType.FLOAT);
        INDArray expected = a.castTo(DataType.DOUBLE).mmul(b.castTo(DataType.DOUBLE));
        for (char order : new char[] {'c', 'f'}) {
            INDArray c = Nd4j.ones(DataType.FLOAT, rows, columns);
            INDArray left = a.dup(order);
            INDArray right = b.dup(order == 'c' ? 'f' : 'c');
            Blas.floats(
                    Tiling.small(Matrix.of(left), Matrix.of(right)),
                    Matrix.of(left),
                    Matrix.of(right),
                    1,
                    Matrix.of(c));
            INDArray sum = c.castTo(DataType.DOUBLE).sub(1);
            double error = sum.sub(expected).norm2Number().doubleValue();
            assertThat(error / expected.norm2Number().doubleValue()).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "50, 512, 512, false",
        "64, 512, 512, true",
        "32, 128, 128, false",
        "128, 128, 3200, false",
        "1, 5000, 5000, true"
    })
    void noPieceIsSoLargeThatItsFactorsAreCopied(int rows, int columns, int inner, boolean transposed) {
        Matrix a = Matrix.of(Nd4j.zeros(DataType.FLOAT, rows, inner));
        Matrix b = Matrix.of(
                transposed
                        ? Nd4j.create(DataType.FLOAT, new long[] {inner, columns}, 'f')
                        : Nd4j.zeros(DataType.FLOAT, inner, columns));
        Tiling tiling = Tiling.small(a, b);
        long multiplications = (long) Math.min(tiling.rows(), rows)
                * Math.min(tiling.columns(), columns)
                * Math.min(tiling.inner(), inner);
        assertThat(multiplications).isBetween(1L, 1_000_000L);
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
