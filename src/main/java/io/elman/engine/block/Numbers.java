package io.elman.engine.block;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ddot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dscal;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sscal;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Numbers side by side in native memory.
 *
 * @param memory a FloatPointer or a DoublePointer, at the first of them
 */
public record Numbers(Pointer memory, int count) {
    /**
     * Returns those of an array, in the order in which they lie.
     *
     * @param array dense in either order, of FLOAT or DOUBLE
     * @throws IllegalArgumentException if they do not lie side by side, or are of another type
     */
    public static Numbers of(INDArray array) {
        if (array.dataType() != DataType.FLOAT && array.dataType() != DataType.DOUBLE) {
            throw new IllegalArgumentException("numbers of " + array.dataType() + ", must be FLOAT or DOUBLE");
        }
        if (!isDense(array.shape(), array.stride(), true) && !isDense(array.shape(), array.stride(), false)) {
            throw new IllegalArgumentException("numbers of " + array.shapeInfoToString() + " do not lie side by side");
        }
        return new Numbers(Matrix.pointer(array), Math.toIntExact(array.length()));
    }

    /** A dimension of one has a stride that means nothing. */
    private static boolean isDense(long[] shape, long[] stride, boolean lastFirst) {
        long expected = 1;
        for (int i = 0; i < shape.length; i++) {
            int dimension = lastFirst ? shape.length - 1 - i : i;
            if (shape[dimension] != 1 && stride[dimension] != expected) {
                return false;
            }
            expected *= shape[dimension];
        }
        return true;
    }

    /**
     * Returns some of them, in the same memory.
     *
     * @throws IllegalArgumentException with both ranges, if these are not among them
     */
    public Numbers range(int from, int to) {
        if (from < 0 || to < from || to > count) {
            throw new IllegalArgumentException("numbers " + from + " to " + to + " of " + count);
        }
        return new Numbers(at(from), to - from);
    }

    private Pointer at(int place) {
        return memory instanceof FloatPointer floats
                ? new FloatPointer(floats).position(floats.position() + place)
                : new DoublePointer(memory).position(memory.position() + place);
    }

    /** Returns the sum of their squares; they are not modified. */
    public double squares() {
        return memory instanceof FloatPointer floats
                ? cblas_sdot(count, floats, 1, floats, 1)
                : cblas_ddot(count, (DoublePointer) memory, 1, (DoublePointer) memory, 1);
    }

    /** Multiplies each; all are modified. */
    public void multiply(double factor) {
        if (memory instanceof FloatPointer floats) {
            cblas_sscal(count, (float) factor, floats, 1);
        } else {
            cblas_dscal(count, factor, (DoublePointer) memory, 1);
        }
    }

    /**
     * Adds a multiple of others, each to its own; these here are modified.
     *
     * @param others as many, of the same type; not modified
     * @throws IllegalArgumentException with both counts and types, if they do not fit
     */
    public void add(double factor, Numbers others) {
        if (others.count != count || others.memory.getClass() != memory.getClass()) {
            throw new IllegalArgumentException(others.count + " numbers of " + others.memory.getClass() + " to add to "
                    + count + " of " + memory.getClass());
        }
        if (memory instanceof FloatPointer floats) {
            cblas_saxpy(count, (float) factor, (FloatPointer) others.memory, 1, floats, 1);
        } else {
            cblas_daxpy(count, factor, (DoublePointer) others.memory, 1, (DoublePointer) memory, 1);
        }
    }
}
