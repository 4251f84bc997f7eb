package io.elman.cell;

import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.iter.NdIndexIterator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A gradient against central finite differences of the loss itself, whatever computes either.
 *
 * <pre>
 *     f'(w) = (f(w + s) - f(w - s)) / 2s  +  O(s^2)
 *     f'(w) = (f(w - 2s) - 8 f(w - s) + 8 f(w + s) - f(w + 2s)) / 12s  +  O(s^4)
 * </pre>
 *
 * Two points settle most entries. Where they leave a doubt, five decide: they allow a larger step, so that less is lost
 * to rounding, which matters for small entries.
 */
public final class GradientCheck {
    /** The largest relative error that rounding explains. A real mistake is off by 1e-2 and more. */
    public static final double TOLERANCE = 1e-6;

    /** An error above this may be that of the differences themselves. */
    private static final double DOUBT = TOLERANCE / 100;

    private static final double STEP_OF_TWO = 1e-5;
    private static final double STEP_OF_FIVE = 5e-4;

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
                largest = Math.max(largest, error(gradient.getDouble(place), loss, parameter, place));
            }
        }
        return largest;
    }

    private static double error(double gradient, DoubleSupplier loss, INDArray parameter, long[] place) {
        double error = error(gradient, difference(loss, parameter, place, STEP_OF_TWO) / (2 * STEP_OF_TWO));
        return error <= DOUBT ? error : error(gradient, slopeOfFive(loss, parameter, place));
    }

    private static double error(double gradient, double slope) {
        double size = Math.max(Math.abs(gradient), Math.abs(slope));
        return Math.abs(gradient - slope) / Math.max(size, SMALLEST_MEASURED);
    }

    private static double slopeOfFive(DoubleSupplier loss, INDArray parameter, long[] place) {
        double near = difference(loss, parameter, place, STEP_OF_FIVE);
        double far = difference(loss, parameter, place, 2 * STEP_OF_FIVE);
        return (8 * near - far) / (12 * STEP_OF_FIVE);
    }

    /** Returns f(w + s) - f(w - s). */
    private static double difference(DoubleSupplier loss, INDArray parameter, long[] place, double step) {
        return at(loss, parameter, place, step) - at(loss, parameter, place, -step);
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
