package io.elman.report.drawing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as they are written in a chart. */
public final class Numbers {
    private static final int DIGITS = 4;

    private Numbers() {}

    /** Returns four significant digits, or all of a longer whole part; a dash for what is not a number. */
    public static String brief(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        BigDecimal exact = new BigDecimal(value);
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e7)) {
            return scientific(exact.round(new MathContext(DIGITS)));
        }
        BigDecimal rounded = exact.precision() - exact.scale() >= DIGITS
                ? exact.setScale(0, RoundingMode.HALF_EVEN)
                : exact.round(new MathContext(DIGITS));
        return plain(rounded);
    }

    /** Returns the value with as many decimals as all that stand beside it, up to the largest, so that they compare. */
    public static String alike(double value, double largest) {
        if (!Range.isDrawable(value) || largest < 0.01 || largest >= 1e7) {
            return brief(value);
        }
        int decimals = largest < 10 ? 3 : largest < 100 ? 2 : largest < 1_000 ? 1 : 0;
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, largest < 10_000 ? "%s" : "%,.0f", rounded);
    }

    /** Returns all digits, the first before the point, and the power of ten: {@code 1.25e9}. */
    public static String scientific(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal digits = value.stripTrailingZeros();
        int power = digits.precision() - digits.scale() - 1;
        return plain(digits.movePointLeft(power)) + "e" + power;
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Returns a count in at most four characters: {@code 12k}, {@code 3M}. */
    public static String shortCount(long count) {
        String[] units = {"", "k", "M", "G", "T", "P", "E"};
        int unit = 0;
        for (; count >= 1_000; count /= 1_000) {
            unit++;
        }
        return count + units[unit];
    }

    /** Returns two or three digits; only nothing is 0 %, and only everything is 100 %. */
    public static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.05) {
            return "<0.1\u00a0%";
        }
        if (percent < 100 && percent >= 99.95) {
            return ">99.9\u00a0%";
        }
        boolean whole = percent == 0 || percent >= 9.95 && percent < 99 || percent == 100;
        return String.format(Locale.ROOT, whole ? "%.0f\u00a0%%" : "%.1f\u00a0%%", percent);
    }

    /** Returns a coordinate with at most two decimals. */
    public static String coordinate(double value) {
        return plain(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
