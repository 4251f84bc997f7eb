package io.elman.cell;

import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.iter.NdIndexIterator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A gradient against central finite differences of the loss itself, whatever computes either. With the five-point
 * formula
 *
 * <pre>
 *     f'(w) = (f(w - 2s) - 8 f(w - s) + 8 f(w + s) - f(w + 2s)) / 12s  +  O(s^4)
 * </pre>
 *
 * the error of the differences themselves stays far below the tolerance; with two points it does not for small entries.
 */
public final class GradientCheck {
    /** The largest relative error that rounding explains. A real mistake is off by 1e-2 and more. */
    public static final double TOLERANCE = 1e-6;

    private static final double STEP = 5e-4;

    /** The rounding of a loss of order one, divided by the step, would drown the relative error of a smaller entry. */
    private static final double SMALLEST_MEASURED = 1e-5;

    private GradientCheck() {}

    /** Returns the largest relative error over all entries; see {@link #largestError(DoubleSupplier, INDArray, INDArray, long)}. */
    public static double largestError(DoubleSupplier loss, INDArray parameter, INDArray gradient) {
        return largestError(loss, parameter, gradient, parameter.length());
    }

    /**
     * Returns the largest |gradient - difference| / max(|gradient|, |difference|, 1e-5) over entries spread evenly over
     * the parameter; NaN if any of the values is NaN.
     *
     * @param loss reads the parameter each time it is asked; of order one
     * @param parameter of doubles; modified while the check runs and restored after it
     * @param gradient of the parameter's shape; not modified
     * @param mostEntries check no more entries than this, for parameters too large to check them all
     * @throws IllegalArgumentException if the shapes differ or the parameter is not of doubles
     */
    public static double largestError(DoubleSupplier loss, INDArray parameter, INDArray gradient, long mostEntries) {
        Shapes.require("gradient", gradient, parameter.shape());
        if (parameter.dataType() != DataType.DOUBLE) {
            throw new IllegalArgumentException("finite differences need doubles, not " + parameter.dataType());
        }
        long stride = Math.max(1, (parameter.length() + mostEntries - 1) / mostEntries);
        NdIndexIterator places = new NdIndexIterator('c', parameter.shape());
        double largest = 0;
        for (long entry = 0; places.hasNext(); entry++) {
            long[] place = places.next();
            if (entry % stride == 0) {
                largest = Math.max(largest, error(gradient.getDouble(place), slope(loss, parameter, place)));
            }
        }
        return largest;
    }

    private static double error(double gradient, double slope) {
        double size = Math.max(Math.abs(gradient), Math.abs(slope));
        return Math.abs(gradient - slope) / Math.max(size, SMALLEST_MEASURED);
    }

    private static double slope(DoubleSupplier loss, INDArray parameter, long[] place) {
        double near = at(loss, parameter, place, STEP) - at(loss, parameter, place, -STEP);
        double far = at(loss, parameter, place, 2 * STEP) - at(loss, parameter, place, -2 * STEP);
        return (8 * near - far) / (12 * STEP);
    }

    private static double at(DoubleSupplier loss, INDArray parameter, long[] place, double change) {
        double value = parameter.getDouble(place);
        try {
            parameter.putScalar(place, value + change);
            return loss.getAsDouble();
        } finally {
            parameter.putScalar(place, value);
        }
    }
}
