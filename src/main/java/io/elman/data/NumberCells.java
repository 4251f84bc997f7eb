package io.elman.data;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell says: a number, that there is none, or something else. */
public final class NumberCells {
    private static final Set<String> NOTHING =
            Set.of("", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-", "--", ".", "..");
    private static final Set<String> INFINITE = Set.of("inf", "infinity", "+inf", "-inf", "+infinity", "-infinity");
    /** Java reads more than people write: 1d, 0x1p3. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}([.,' \u00a0\u202f]\\d{3})+([.,]\\d+)?");

    private final char decimal;

    /** @param decimal what stands before the decimals */
    public NumberCells(char decimal) {
        this.decimal = decimal;
    }

    /** Returns true for a blank cell and for the words that people write where there is no number. */
    public static boolean isMissing(String cell) {
        return NOTHING.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    /** Returns the number, infinite where it is too large; NaN where there is none; empty for anything else. */
    public Optional<Double> read(String cell) {
        String text = cell.strip();
        String plain = decimal == ',' && text.indexOf('.') < 0 ? text.replace(',', '.') : text;
        if (isNumber(text, plain)) {
            return Optional.of(Double.parseDouble(plain));
        }
        if (isMissing(text)) {
            return Optional.of(Double.NaN);
        }
        return INFINITE.contains(text.toLowerCase(Locale.ROOT))
                ? Optional.of(Double.POSITIVE_INFINITY)
                : Optional.empty();
    }

    /** Returns what to do about a cell that is no number, where it looks like one. */
    public Optional<String> hint(String cell) {
        if (decimal == '.' && DECIMAL_COMMA.matcher(cell.strip()).matches()) {
            return Optional.of("this looks like a decimal comma: set data.decimal to ','");
        }
        if (decimal == ',' && NUMBER.matcher(cell.strip()).matches()) {
            return Optional.of("this looks like a decimal point: set data.decimal to '.'");
        }
        return THOUSANDS.matcher(cell.strip()).matches()
                ? Optional.of("numbers are read without separators of thousands")
                : Optional.empty();
    }

    private boolean isNumber(String text, String plain) {
        boolean wrongPoint = decimal == ',' && text.indexOf('.') >= 0;
        return !wrongPoint && NUMBER.matcher(plain).matches();
    }
}
