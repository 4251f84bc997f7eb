package io.elman.data.series.window;

/**
 * How much of the end of each series is held out: first comes training, then validation, then the test.
 *
 * @param test below 1 a fraction of all rows, from 1 on a number of rows
 * @param validation below 1 a fraction of the rows that are not for the test, from 1 on a number of rows
 */
public record Holdout(double test, double validation) {
    public Holdout {
        check(test);
        check(validation);
    }

    /** Returns how many of some rows are for the test. */
    int testRows(int rows) {
        return rows(test, rows);
    }

    int validationRows(int rows) {
        return rows(validation, rows - testRows(rows));
    }

    private static int rows(double amount, int of) {
        return (int) Math.min(of, amount < 1 ? Math.round(amount * of) : amount);
    }

    private static void check(double amount) {
        if (!(amount >= 0) || amount >= 1 && amount != Math.rint(amount)) {
            throw new IllegalArgumentException(amount + " is neither a fraction nor a number of rows");
        }
    }
}
