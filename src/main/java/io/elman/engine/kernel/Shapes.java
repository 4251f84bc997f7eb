package io.elman.engine.kernel;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What shape an array must have before native code reads it. */
final class Shapes {
    private Shapes() {}

    /** @throws IllegalArgumentException with both shapes, or both types, if the array does not fit the weights */
    static void require(String name, INDArray array, INDArray weights, long... shape) {
        if (!Arrays.equals(array.shape(), shape)) {
            throw new IllegalArgumentException(
                    name + " is " + Arrays.toString(array.shape()) + ", must be " + Arrays.toString(shape));
        }
        if (array.dataType() != weights.dataType()) {
            throw new IllegalArgumentException(
                    name + " is of " + array.dataType() + ", the weights are of " + weights.dataType());
        }
    }

    /** Returns whether two arrays have the same type, shape and order. */
    static boolean areAlike(INDArray one, INDArray other) {
        return one.dataType() == other.dataType() && one.equalShapes(other) && one.ordering() == other.ordering();
    }

    /** Returns an array of the same type, shape and order, which holds anything; not in a workspace. */
    static INDArray roomLike(INDArray array) {
        return Nd4j.createUninitializedDetached(array.dataType(), array.ordering(), array.shape());
    }
}
