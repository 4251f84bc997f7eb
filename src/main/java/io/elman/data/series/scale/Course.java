package io.elman.data.series.scale;

import io.elman.data.series.time.TimeFormat;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What the time of the year alone says of a column: waves of a year and of half a year, fitted by least
 * squares to the training part. What is left is how far a day is from what is usual in its season, which needs no weights of
 * the network to be remembered.
 *
 * @param waves sine and cosine of one wave a year, then of two; none where nothing is taken off
 */
public record Course(List<Double> waves) {
    public static final Course NONE = new Course(List.of());

    private static final int HARMONICS = 2;

    /** From the first day of a year to its last: less does not tell what the rest of it is like. */
    private static final long SHORTEST_DAYS = 364;

    public Course {
        waves = List.copyOf(waves);
        if (waves.size() % 2 != 0
                || waves.size() > 2 * HARMONICS
                || !waves.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("waves of a year: " + waves);
        }
    }

    /**
     * Returns the course of the given values and nothing else.
     *
     * @param ticks of each value; not modified
     * @param values not modified
     */
    public static Course fit(long[] ticks, double[] values, TimeFormat format) {
        return fit(ticks, values, format, HARMONICS);
    }

    /** As above, with the wave of a year alone: of one year more cannot be told from chance. */
    public static Course fitOneWave(long[] ticks, double[] values, TimeFormat format) {
        return fit(ticks, values, format, 1);
    }

    private static Course fit(long[] ticks, double[] values, TimeFormat format, int harmonics) {
        RealMatrix inputs = new BlockRealMatrix(values.length, 1 + 2 * harmonics);
        for (int row = 0; row < values.length; row++) {
            double[] shape = shape(format.dateTime(ticks[row]), harmonics);
            inputs.setEntry(row, 0, 1);
            for (int i = 0; i < shape.length; i++) {
                inputs.setEntry(row, i + 1, shape[i]);
            }
        }
        double[] weights = new QRDecomposition(inputs)
                .getSolver()
                .solve(new ArrayRealVector(values, false))
                .toArray();
        return new Course(Arrays.stream(weights).skip(1).boxed().toList());
    }

    /** Returns whether rows from one tick to another tell a whole year. */
    public static boolean isTold(long first, long last, TimeFormat format) {
        return !format.dateTime(first).plusDays(SHORTEST_DAYS).isAfter(format.dateTime(last));
    }

    public boolean isFlat() {
        return waves.isEmpty();
    }

    /** Returns what the time of the year says at each tick; new array. */
    public double[] at(long[] ticks, TimeFormat format) {
        double[] course = new double[ticks.length];
        for (int row = 0; row < ticks.length && !isFlat(); row++) {
            double[] shape = shape(format.dateTime(ticks[row]), waves.size() / 2);
            for (int i = 0; i < shape.length; i++) {
                course[row] += waves.get(i) * shape[i];
            }
        }
        return course;
    }

    private static double[] shape(LocalDateTime time, int harmonics) {
        double days = time.toLocalDate().lengthOfYear();
        double share = (time.getDayOfYear() - 1 + time.getHour() / 24.0) / days;
        double[] shape = new double[2 * harmonics];
        for (int harmonic = 1; harmonic <= harmonics; harmonic++) {
            shape[2 * harmonic - 2] = Math.sin(2 * Math.PI * harmonic * share);
            shape[2 * harmonic - 1] = Math.cos(2 * Math.PI * harmonic * share);
        }
        return shape;
    }
}
