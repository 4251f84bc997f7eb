package io.elman;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks one after the other on a thread of its own. */
public final class Background implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread daemon = new Thread(work, "background");
        daemon.setDaemon(true);
        return daemon;
    });

    /** What becomes of a task. */
    @FunctionalInterface
    public interface Task<T> {
        /** Waits for the result and returns it, or throws what the task has thrown. */
        T result();
    }

    /** Begins a task as soon as those before it are done. */
    public <T> Task<T> start(Callable<T> work) {
        Future<T> future = thread.submit(work);
        return () -> result(future);
    }

    /** Interrupts what is running; what was not begun never is. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            if (failure.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a result was awaited", stopped);
        }
    }
}
