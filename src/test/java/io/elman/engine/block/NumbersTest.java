package io.elman.engine.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class NumbersTest {
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void aRangeIsMultipliedAndTheRestStays(DataType type) {
        INDArray array = Nd4j.createFromArray(1, 2, 3, 4).castTo(type);
        Numbers.of(array).range(1, 3).multiply(10);
        assertThat(array.toDoubleVector()).containsExactly(1, 20, 30, 4);
        assertThat(Numbers.of(array).range(2, 4).squares()).isEqualTo(916);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void aMultipleIsAddedToViewsOfEitherOrder(DataType type) {
        for (char order : new char[] {'c', 'f'}) {
            INDArray whole = Nd4j.zeros(type, 12);
            INDArray sum = whole.get(NDArrayIndex.interval(3, 9)).reshape(order, new long[] {2, 3});
            INDArray other = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}})
                    .castTo(type)
                    .dup(order);
            Numbers.of(sum).add(-2, Numbers.of(other));
            assertThat(sum.getDouble(1, 0)).isEqualTo(-8);
            assertThat(sum.getDouble(0, 2)).isEqualTo(-6);
            assertThat(Numbers.of(sum).squares()).isCloseTo(4 * 91, within(1e-12));
            assertThat(whole.sumNumber().doubleValue()).isEqualTo(-42);
            assertThat(whole.getDouble(2)).isZero();
            assertThat(whole.getDouble(9)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void whatDoesNotFitIsRefused(DataType type) {
        INDArray array = Nd4j.zeros(type, 4, 6);
        Numbers numbers = Numbers.of(array);
        assertThatThrownBy(() -> Numbers.of(array.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 3))))
                .hasMessageContaining("side by side");
        assertThatThrownBy(() -> Numbers.of(Nd4j.zeros(DataType.INT32, 4))).hasMessageContaining("INT");
        assertThatThrownBy(() -> numbers.range(20, 25)).hasMessageContaining("of 24");
        assertThatThrownBy(() -> numbers.add(1, numbers.range(0, 23))).hasMessageContaining("23");
        DataType another = type == DataType.FLOAT ? DataType.DOUBLE : DataType.FLOAT;
        assertThatThrownBy(() -> numbers.add(1, Numbers.of(Nd4j.zeros(another, 24))))
                .hasMessageContaining("FloatPointer")
                .hasMessageContaining("DoublePointer");
    }
}
