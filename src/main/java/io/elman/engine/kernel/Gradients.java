package io.elman.engine.kernel;

import io.elman.engine.block.Numbers;
import io.elman.engine.parallel.Crew;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums over gradients. Threads share the numbers; the answers do not depend on how many there are. */
public final class Gradients {
    /** Numbers below which a share is not worth a thread. */
    private static final int SHARE = 1 << 15;

    private Gradients() {}

    /**
     * Returns the root of the sum of squares.
     *
     * @param gradient dense in either order, of FLOAT or DOUBLE; not modified
     */
    public static double norm(INDArray gradient) {
        Numbers numbers = Numbers.of(gradient);
        double[] squares = new double[shares(numbers)];
        Crew.shared()
                .runRanges(
                        numbers.count(),
                        squares.length,
                        (part, from, to) ->
                                squares[part] = numbers.range(from, to).squares());
        return Math.sqrt(Arrays.stream(squares).sum());
    }

    /** @param gradient dense in either order, of FLOAT or DOUBLE; modified: every number times the factor */
    public static void multiply(INDArray gradient, double factor) {
        Numbers numbers = Numbers.of(gradient);
        Crew.shared()
                .runRanges(
                        numbers.count(),
                        shares(numbers),
                        (part, from, to) -> numbers.range(from, to).multiply(factor));
    }

    /**
     * Subtracts a step from the weights.
     *
     * @param weights dense; modified
     * @param step of the same shape, type and order; not modified
     */
    public static void subtract(INDArray weights, INDArray step) {
        add(weights, -1, step);
    }

    /**
     * Adds another gradient.
     *
     * @param sum dense; modified
     * @param other of the same shape, type and order; not modified
     */
    static void add(INDArray sum, INDArray other) {
        add(sum, 1, other);
    }

    private static void add(INDArray sum, double factor, INDArray other) {
        if (!sum.equalShapes(other) || (!sum.isVectorOrScalar() && !Arrays.equals(sum.stride(), other.stride()))) {
            throw new IllegalArgumentException(
                    "gradients of " + sum.shapeInfoToString() + " and " + other.shapeInfoToString() + " to add");
        }
        Numbers numbers = Numbers.of(sum);
        Numbers others = Numbers.of(other);
        Crew.shared()
                .runRanges(
                        numbers.count(),
                        shares(numbers),
                        (part, from, to) -> numbers.range(from, to).add(factor, others.range(from, to)));
    }

    private static int shares(Numbers numbers) {
        return Math.max(1, Math.min(Crew.MOST_PARTS, numbers.count() / SHARE));
    }
}
