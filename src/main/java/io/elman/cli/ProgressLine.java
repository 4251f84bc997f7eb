package io.elman.cli;

import io.elman.train.Epoch;
import io.elman.train.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows training on stderr: on a terminal one line that is drawn again and again, with rate, loss and time left;
 * elsewhere one plain line an epoch.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long NANOSECONDS_BETWEEN_DRAWINGS = 100_000_000L;
    private static final int SMALLEST_BAR = 5;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final int columns;
    private final long start = System.nanoTime();
    private long lastDrawn;
    private int network = 1;
    private int networks = 1;
    private int epoch;
    private int epochs;
    private int batches;
    private int done;
    private double lossSum;

    private ProgressLine(PrintWriter err, int columns) {
        this.err = err;
        this.columns = columns;
    }

    static ProgressLine on(PrintWriter err) {
        return new ProgressLine(err, Terminal.columns());
    }

    /** Prints a remark on a line of its own. */
    void note(String text) {
        erase();
        err.println("note: " + text);
    }

    @Override
    public void networkStarted(int number, int all) {
        network = number;
        networks = all;
        if (all > 1) {
            erase();
            err.println("network " + number + " of " + all);
        }
    }

    @Override
    public void epochStarted(int number, int allEpochs, int batchCount) {
        epoch = number;
        epochs = allEpochs;
        batches = batchCount;
        done = 0;
        lossSum = 0;
    }

    @Override
    public void batchDone(double loss) {
        done++;
        lossSum += loss;
        long now = System.nanoTime();
        if (columns > 0 && now - lastDrawn > NANOSECONDS_BETWEEN_DRAWINGS) {
            lastDrawn = now;
            erase();
            err.print(line(now));
            err.flush();
        }
    }

    @Override
    public void epochDone(Epoch result, boolean best) {
        erase();
        err.printf(
                Locale.ROOT,
                "epoch %3d  loss %.4f  validation %.4f%s%n",
                result.number(),
                result.trainingLoss(),
                result.validationLoss(),
                best ? "  best" : "");
    }

    @Override
    public void close() {
        erase();
        err.flush();
    }

    private void erase() {
        if (columns > 0) {
            err.print(ERASE_LINE);
        }
    }

    private String line(long now) {
        double seconds = (now - start) / 1e9;
        double ofNetwork = (epoch - 1 + (double) done / batches) / epochs;
        double share = (network - 1 + ofNetwork) / networks;
        double rate = share * networks * epochs * batches / seconds;
        String figures = String.format(
                Locale.ROOT,
                " epoch %d/%d  loss %.3f  %.0f batches/s  %s left",
                epoch,
                epochs,
                lossSum / done,
                rate,
                clock(seconds / share - seconds));
        int width = columns - figures.length() - 3;
        String bar = width < SMALLEST_BAR ? "" : "[" + bar(width, share) + "]";
        String line = bar + figures;
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }

    private static String bar(int width, double share) {
        int filled = (int) Math.round(width * Math.min(1, share));
        return "=".repeat(filled) + " ".repeat(width - filled);
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
