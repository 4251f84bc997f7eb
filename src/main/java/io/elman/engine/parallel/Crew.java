package io.elman.engine.parallel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that work for the one that calls. A task that no worker has begun is done by the caller, so that nobody waits for a
 * worker whose core another process has taken. What the tasks are must not depend on the number of threads: then neither
 * does the result.
 *
 * <p>One computation at a time is shared; others that run meanwhile, or inside a task, do their tasks alone.
 */
public final class Crew {
    /** Nanoseconds that a worker looks out for the next job without a pause. */
    private static final long ALERT = 50_000;

    /**
     * Nanoseconds that it looks out, letting others have its core, before it sleeps: to wake it takes longer than many a
     * job, and longer than what DL4J does between two layers.
     */
    private static final long PATIENCE = 2_000_000;

    /** Parts that a computation is made of at most: its result must not depend on the threads, so neither do they. */
    public static final int MOST_PARTS = 4;

    private static volatile Crew shared = new Crew(Runtime.getRuntime().availableProcessors());

    private final AtomicBoolean busy = new AtomicBoolean();
    private final Worker[] workers;
    private volatile Job current;
    private volatile boolean dismissed;

    /** @param threads that work at a time, the caller among them */
    Crew(int threads) {
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker("elman-engine-" + (i + 1));
            workers[i].start();
        }
    }

    /** Returns the crew of this process: as many threads as there are cores, unless {@link #use} says otherwise. */
    public static Crew shared() {
        return shared;
    }

    /**
     * Changes the number of threads of this process, the caller among them.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static synchronized void use(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads compute nothing, must be 1 or more");
        }
        Crew former = shared;
        if (former.threads() != threads) {
            shared = new Crew(threads);
            former.dismiss();
        }
    }

    public int threads() {
        return workers.length + 1;
    }

    /**
     * Does the tasks 0 to count - 1, each once, in any order and on any thread; returns when all are done.
     *
     * @param task called with its number; if one fails, the others are done nevertheless
     * @throws RuntimeException or Error of a task that failed
     */
    public void run(int count, IntConsumer task) {
        if (count == 1) {
            task.accept(0);
            return;
        }
        Job job = new Job(task, count);
        if (workers.length == 0 || !busy.compareAndSet(false, true)) {
            job.work();
            job.rethrow();
            return;
        }
        try {
            publish(job);
            job.work();
            job.await();
        } finally {
            current = null;
            busy.set(false);
        }
        job.rethrow();
    }

    /** Does some of what there is to do, numbered from 0 on. */
    public interface Range {
        /**
         * @param part number of the range, so that each can have memory of its own
         * @param from the first number
         * @param to behind the last one
         */
        void compute(int part, int from, int to);
    }

    /**
     * Divides work evenly and does the ranges as {@link #run} does tasks.
     *
     * @param count of what there is to do
     * @param parts ranges, at most as many as there is to do
     */
    public void runRanges(int count, int parts, Range range) {
        run(parts, part -> {
            int from = (int) ((long) count * part / parts);
            int to = (int) ((long) count * (part + 1) / parts);
            range.compute(part, from, to);
        });
    }

    private void publish(Job job) {
        current = job;
        for (int i = 0; i < Math.min(workers.length, job.count() - 1); i++) {
            if (workers[i].asleep) {
                LockSupport.unpark(workers[i]);
            }
        }
    }

    /** Ends the workers; a job that is under way is done by its caller. */
    void dismiss() {
        dismissed = true;
        for (Worker worker : workers) {
            LockSupport.unpark(worker);
        }
    }

    private final class Worker extends Thread {
        private volatile boolean asleep;

        Worker(String name) {
            super(name);
            setDaemon(true);
        }

        @Override
        public void run() {
            Job last = null;
            long idleSince = System.nanoTime();
            while (!dismissed) {
                Job job = current;
                if (job != null && job != last) {
                    last = job;
                    job.workFromTheEnd();
                    idleSince = System.nanoTime();
                } else {
                    idleSince = waitSince(idleSince, job);
                }
            }
        }

        /** Returns since when the worker has had nothing to do. */
        private long waitSince(long idleSince, Job seen) {
            long idle = System.nanoTime() - idleSince;
            if (idle > PATIENCE) {
                sleep(seen);
                return System.nanoTime();
            }
            if (idle > ALERT) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
            return idleSince;
        }

        /** A job that is published before the worker is seen asleep is seen by the worker. */
        private void sleep(Job seen) {
            asleep = true;
            if (current == seen && !dismissed) {
                LockSupport.park(Crew.this);
            }
            asleep = false;
        }
    }
}
