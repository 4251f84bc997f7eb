package io.elman.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays written down in tests, and compared entry by entry. */
final class Arrays {
    private Arrays() {}

    /** Returns [rows, columns] of doubles. */
    static INDArray matrix(double[]... rows) {
        return Nd4j.createFromArray(rows);
    }

    static double[] row(double... values) {
        return values;
    }

    /** Every entry within the absolute tolerance; NaN is never close. */
    static void assertClose(String name, INDArray actual, INDArray expected, double tolerance) {
        assertThat(actual.shape()).as("shape of " + name).isEqualTo(expected.shape());
        assertThat(doubles(actual)).as(name).containsExactly(doubles(expected), within(tolerance));
    }

    static void assertClose(CellWeights actual, CellWeights expected, double tolerance) {
        assertClose("inputWeights", actual.inputWeights(), expected.inputWeights(), tolerance);
        assertClose("recurrentWeights", actual.recurrentWeights(), expected.recurrentWeights(), tolerance);
        assertClose("hiddenBias", actual.hiddenBias(), expected.hiddenBias(), tolerance);
    }

    static void assertClose(ReadoutWeights actual, ReadoutWeights expected, double tolerance) {
        assertClose("outputWeights", actual.outputWeights(), expected.outputWeights(), tolerance);
        assertClose("outputBias", actual.outputBias(), expected.outputBias(), tolerance);
    }

    private static double[] doubles(INDArray array) {
        return array.dup('c').castTo(DataType.DOUBLE).data().asDouble();
    }
}
