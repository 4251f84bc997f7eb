package io.elman.generate;

/** Watches a text that grows for its end. */
final class StopText {
    private final String stop;
    private final StringBuilder end = new StringBuilder();

    /** @param stop what to watch for; empty for nothing */
    StopText(String stop) {
        this.stop = stop;
    }

    /** Returns whether the text, which has grown by a symbol, ends with what is watched for. */
    boolean endsWith(String symbol) {
        if (stop.isEmpty()) {
            return false;
        }
        end.append(symbol);
        if (end.length() > stop.length()) {
            end.delete(0, end.length() - stop.length());
        }
        return end.indexOf(stop) == 0;
    }
}
