package io.elman.cell;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What shape an array must have, and the change between steps on a time axis and steps as rows. */
final class Shapes {
    private Shapes() {}

    /** @throws IllegalArgumentException naming both shapes, if the array has another one */
    static void require(String name, INDArray array, long... expected) {
        if (!Arrays.equals(array.shape(), expected)) {
            throw new IllegalArgumentException(
                    name + " is " + Arrays.toString(array.shape()) + ", must be " + Arrays.toString(expected));
        }
    }

    /** @throws IllegalArgumentException naming the shape and the axes, if the array has another number of axes */
    static void requireAxes(String name, INDArray array, String... axes) {
        if (array.rank() != axes.length) {
            throw new IllegalArgumentException(
                    name + " is " + Arrays.toString(array.shape()) + ", must be " + Arrays.toString(axes));
        }
    }

    /** @throws IllegalArgumentException naming both types, if the arrays are not all of one type */
    static void requireOneType(INDArray first, INDArray... others) {
        for (INDArray other : others) {
            if (other.dataType() != first.dataType()) {
                throw new IllegalArgumentException("weights of one network must be of one type, not "
                        + first.dataType() + Arrays.toString(first.shape()) + " and "
                        + other.dataType() + Arrays.toString(other.shape()));
            }
        }
    }

    /**
     * Returns every step of every example as a row, the steps of the first example first.
     *
     * @param array [batch, channels, time]; not modified
     * @return [batch * time, channels]; new array
     */
    static INDArray toRows(INDArray array) {
        return array.permute(0, 2, 1).dup('c').reshape('c', array.size(0) * array.size(2), array.size(1));
    }

    /**
     * Returns rows put back on the time axis: the inverse of {@link #toRows}.
     *
     * @param rows [batch * time, channels]; not modified
     * @return [batch, channels, time]; new array
     */
    static INDArray fromRows(INDArray rows, long batch) {
        long time = rows.size(0) / batch;
        return rows.dup('c')
                .reshape('c', batch, time, rows.size(1))
                .permute(0, 2, 1)
                .dup('c');
    }
}
