package io.elman.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C into a wish to stop: the JVM waits until what was learned is safe, however long that takes. To judge ten
 * thousand translations takes minutes, and a wait that ended before would throw away hours.
 */
final class Interruption implements AutoCloseable {
    private final PrintWriter err;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::askAndWait, "interruption");
    private volatile boolean requested;

    Interruption(PrintWriter err) {
        this.err = err;
    }

    static Interruption listen(PrintWriter err) {
        Interruption interruption = new Interruption(err);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean requested() {
        return requested;
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running: the latch lets it end.
        }
    }

    void askAndWait() {
        requested = true;
        err.println();
        err.println(
                "stopping: the best weights so far are judged and written; kill -9 would leave the last checkpoint only");
        try {
            finished.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
