package io.elman.report.drawing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A labelled place on an axis. */
public record Tick(double value, String label) {
    /** With a smaller limit there may be no tick inside a range, and two cannot stand around one that holds zero. */
    public static final int FEWEST = 3;

    private static final int[] NICE = {1, 2, 5};

    /**
     * Returns round numbers, equally far apart, the first not above and the last not below the range.
     *
     * @param most the largest number of ticks, at least {@value #FEWEST}
     */
    public static List<Tick> around(Range range, int most) {
        BigDecimal step = step(range, most, false, RoundingMode.FLOOR, RoundingMode.CEILING);
        return multiples(
                step, whole(range.low(), step, RoundingMode.FLOOR), whole(range.high(), step, RoundingMode.CEILING));
    }

    /**
     * Returns round numbers, equally far apart, inside the range.
     *
     * @param most the largest number of ticks, at least {@value #FEWEST}
     * @param wholeNumbers no other ones: there may be none in a range shorter than 1
     */
    public static List<Tick> within(Range range, int most, boolean wholeNumbers) {
        BigDecimal step = step(range, most, wholeNumbers, RoundingMode.CEILING, RoundingMode.FLOOR);
        return multiples(
                step, whole(range.low(), step, RoundingMode.CEILING), whole(range.high(), step, RoundingMode.FLOOR));
    }

    /**
     * Returns powers of ten, equally far apart, the first not above and the last not below the range.
     *
     * @param logarithms to the base of ten
     * @param most the largest number of ticks, at least {@value #FEWEST}
     */
    public static List<Tick> decades(Range logarithms, int most) {
        long step = 1;
        while (Math.ceil(logarithms.high() / step) - Math.floor(logarithms.low() / step) >= most) {
            step++;
        }
        long first = (long) Math.floor(logarithms.low() / step);
        long last = Math.max(first + 1, (long) Math.ceil(logarithms.high() / step));
        long between = step;
        return LongStream.rangeClosed(first, last)
                .mapToObj(i -> new Tick(i * between, power(i * between)))
                .toList();
    }

    private static String power(long exponent) {
        BigDecimal value = BigDecimal.ONE.scaleByPowerOfTen((int) exponent);
        return Math.abs(exponent) < 5 ? value.toPlainString() : Numbers.scientific(value);
    }

    /** Returns the first of 1, 2, 5, 10, 20, 50, ... times a power of ten that makes few enough ticks. */
    private static BigDecimal step(Range range, int most, boolean wholeNumbers, RoundingMode first, RoundingMode last) {
        if (most < FEWEST) {
            throw new IllegalArgumentException("at most " + most + " ticks; the least is " + FEWEST);
        }
        int power = (int) Math.floor(Math.log10((range.high() - range.low()) / most));
        int start = wholeNumbers ? Math.max(0, power) : power;
        return Stream.iterate(0, i -> i + 1)
                .map(i -> BigDecimal.valueOf(NICE[i % NICE.length], -(start + i / NICE.length)))
                .filter(step -> whole(range.high(), step, last)
                                .subtract(whole(range.low(), step, first))
                                .compareTo(BigDecimal.valueOf(most - 1L))
                        <= 0)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal whole(double value, BigDecimal step, RoundingMode rounding) {
        return new BigDecimal(value).divide(step, 0, rounding);
    }

    private static List<Tick> multiples(BigDecimal step, BigDecimal first, BigDecimal last) {
        double largest = first.abs().max(last.abs()).multiply(step).doubleValue();
        boolean plain = largest < 1e7 && step.scale() <= 5;
        return Stream.iterate(first, i -> i.compareTo(last) <= 0, i -> i.add(BigDecimal.ONE))
                .map(step::multiply)
                .map(value -> new Tick(value.doubleValue(), plain ? plain(value, step) : Numbers.scientific(value)))
                .toList();
    }

    /** Years have no thousands separator; nobody misses one in other numbers of four digits. */
    private static String plain(BigDecimal value, BigDecimal step) {
        String grouping = value.abs().compareTo(BigDecimal.valueOf(10_000)) < 0 ? "" : ",";
        return String.format(Locale.ROOT, "%" + grouping + "." + Math.max(0, step.scale()) + "f", value);
    }
}
