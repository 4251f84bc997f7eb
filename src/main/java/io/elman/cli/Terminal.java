package io.elman.cli;

/** The terminal behind stderr, as the launcher saw it. */
final class Terminal {
    private static final int NARROWEST = 55;
    private static final int WIDEST_HELP = 100;
    private static final int USUAL = 80;

    private Terminal() {}

    /** Returns the width of the terminal in columns; 0 if stderr is a file or a pipe. */
    static int columns() {
        return Integer.getInteger("elman.columns", 0);
    }

    static int helpWidth() {
        return columns() == 0 ? USUAL : Math.max(NARROWEST, Math.min(WIDEST_HELP, columns()));
    }
}
