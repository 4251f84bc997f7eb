package io.elman.engine.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Tasks of which each is done once, by whoever claims it first. */
final class Job {
    /** Nanoseconds: beyond, a helper has lost its core, and waiting for it must not take another one. */
    private static final long PATIENCE = 100_000;

    private final IntConsumer task;
    private final int count;
    private final AtomicInteger claimed = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Throwable failure;

    Job(IntConsumer task, int count) {
        this.task = task;
        this.count = count;
    }

    int count() {
        return count;
    }

    /** Does tasks until all are claimed. */
    void work() {
        for (int i = claimed.getAndIncrement(); i < count; i = claimed.getAndIncrement()) {
            try {
                task.accept(i);
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                done.incrementAndGet();
            }
        }
    }

    /** Returns when the tasks that others have claimed are done too. */
    void await() {
        long since = System.nanoTime();
        while (done.get() < count) {
            if (System.nanoTime() - since > PATIENCE) {
                LockSupport.parkNanos(PATIENCE / 2);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    void rethrow() {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
