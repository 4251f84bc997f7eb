package io.elman.data.text.symbol;

/**
 * The parts of a text, one behind the other: what is learned, validation, test.
 *
 * @param validation where the validation part begins
 * @param test where the test part begins
 * @param end of the text
 */
public record Parts(int validation, int test, int end) {
    /**
     * Returns the parts of a text.
     *
     * @param length of the text
     * @param test the share of the text that is its end
     * @param validation the share of the rest
     */
    public static Parts of(int length, double test, double validation) {
        int testBegin = length - Math.max(1, (int) Math.round(length * test));
        return new Parts(testBegin - Math.max(1, (int) Math.round(testBegin * validation)), testBegin, length);
    }

    /** Returns how many symbols are learned. */
    public int training() {
        return validation;
    }
}
