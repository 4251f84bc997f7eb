package io.elman.engine.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Tasks of which each is done once, by whoever claims it first. */
final class Job {
    /** Nanoseconds: beyond, a worker may have lost its core, and whoever waits for it lets others have this one. */
    private static final long ALERT = 100_000;

    /** Nanoseconds: beyond, looking again and again is not worth it. Sleep is longer than what is asked for. */
    private static final long PATIENCE = 2_000_000;

    private final IntConsumer task;
    private final int count;

    /** Tasks that are left: the first one, and, in the upper half, where they end. */
    private final AtomicLong left;

    private final AtomicInteger done = new AtomicInteger();
    private volatile Throwable failure;

    Job(IntConsumer task, int count) {
        this.task = task;
        this.count = count;
        this.left = new AtomicLong((long) count << 32);
    }

    int count() {
        return count;
    }

    /** Does tasks until all are claimed, those at the begin first. */
    void work() {
        for (int task = claimFirst(); task >= 0; task = claimFirst()) {
            perform(task);
        }
    }

    /** As {@link #work}, but those at the end first: who did them last time has what they need in the cache of its core. */
    void workFromTheEnd() {
        for (int task = claimLast(); task >= 0; task = claimLast()) {
            perform(task);
        }
    }

    private int claimFirst() {
        long before = left.getAndUpdate(tasks -> isEmpty(tasks) ? tasks : tasks + 1);
        return isEmpty(before) ? -1 : (int) before;
    }

    private int claimLast() {
        long before = left.getAndUpdate(tasks -> isEmpty(tasks) ? tasks : tasks - (1L << 32));
        return isEmpty(before) ? -1 : (int) (before >> 32) - 1;
    }

    private static boolean isEmpty(long tasks) {
        return (int) tasks >= (int) (tasks >> 32);
    }

    private void perform(int number) {
        try {
            task.accept(number);
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            done.incrementAndGet();
        }
    }

    /** Returns when the tasks that others have claimed are done too. */
    void await() {
        long since = System.nanoTime();
        while (done.get() < count) {
            long waited = System.nanoTime() - since;
            if (waited > PATIENCE) {
                LockSupport.parkNanos(ALERT);
            } else if (waited > ALERT) {
                Thread.yield();
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
