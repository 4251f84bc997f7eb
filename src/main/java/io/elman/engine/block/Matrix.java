package io.elman.engine.block;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A matrix in native memory, or the transpose of one.
 *
 * @param memory a FloatPointer or a DoublePointer; its position is modified when the matrix is used, so that two threads
 *     must not use matrices of one pointer
 * @param offset of the first number from the pointer's own first
 * @param storedRows as they lie in memory
 * @param storedColumns as they lie in memory, side by side
 * @param stride from the begin of a stored row to that of the next
 * @param transposed whether the transpose of what is stored is meant
 */
public record Matrix(Pointer memory, int offset, int storedRows, int storedColumns, int stride, boolean transposed) {
    /** Returns rows that lie one after the other. */
    public static Matrix dense(Pointer memory, int offset, int rows, int columns) {
        return new Matrix(memory, offset, rows, columns, columns, false);
    }

    /**
     * Returns an array's own memory as a matrix.
     *
     * @param array [rows, columns], dense in either order
     * @throws IllegalArgumentException if the array's numbers do not lie side by side
     */
    public static Matrix of(INDArray array) {
        int rows = (int) array.size(0);
        int columns = (int) array.size(1);
        Pointer memory = pointer(array);
        if (isDense(array, columns, 1)) {
            return dense(memory, 0, rows, columns);
        }
        if (isDense(array, 1, rows)) {
            return dense(memory, 0, columns, rows).transpose();
        }
        throw new IllegalArgumentException("a matrix " + array.shapeInfoToString() + " does not lie side by side");
    }

    /** Returns where the first number of an array of FLOAT or DOUBLE lies. */
    public static Pointer pointer(INDArray array) {
        Pointer first = array.data().addressPointer();
        return array.dataType() == DataType.FLOAT ? new FloatPointer(first) : new DoublePointer(first);
    }

    /** A single row or column has a stride that means nothing. */
    private static boolean isDense(INDArray array, long rowStride, long columnStride) {
        return (array.size(0) == 1 || array.stride(0) == rowStride)
                && (array.size(1) == 1 || array.stride(1) == columnStride);
    }

    public Matrix transpose() {
        return new Matrix(memory, offset, storedRows, storedColumns, stride, !transposed);
    }

    /** Returns some of the rows. */
    public Matrix rows(int from, int count) {
        return transposed
                ? new Matrix(memory, offset + from, storedRows, count, stride, true)
                : new Matrix(memory, offset + from * stride, count, storedColumns, stride, false);
    }

    /** Returns some of the columns. */
    public Matrix columns(int from, int count) {
        return transpose().rows(from, count).transpose();
    }

    /** Returns where a number lies, from the pointer's own first. */
    long at(int row, int column) {
        return offset + (transposed ? (long) column * stride + row : (long) row * stride + column);
    }

    int rows() {
        return transposed ? storedColumns : storedRows;
    }

    int columns() {
        return transposed ? storedRows : storedColumns;
    }

    String shape() {
        return "[" + rows() + ", " + columns() + "]";
    }
}
