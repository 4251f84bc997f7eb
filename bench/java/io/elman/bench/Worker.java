package io.elman.bench;

import io.elman.engine.parallel.Crew;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Scanner;

/** A process that takes steps on demand: reads "WORKLOAD THREADS MILLISECONDS", answers with nanoseconds a step. */
final class Worker {
    private final Steps steps;
    private final Map<Workload, Runnable> ready = new EnumMap<>(Workload.class);

    private Worker(Steps steps) {
        this.steps = steps;
    }

    /** @param arguments engine or stock */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        Worker worker = new Worker(new Steps(arguments[0].equals("engine")));
        out.println(arguments[0]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Scanner words = new Scanner(line);
            Workload workload = Workload.named(words.next());
            Crew.use(words.nextInt());
            out.println(worker.measure(workload, words.nextLong() * 1_000_000));
        }
    }

    private double measure(Workload workload, long nanoseconds) {
        Runnable step = ready.computeIfAbsent(workload, steps::of);
        long start = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - start < nanoseconds || count < 2) {
            step.run();
            count++;
        }
        return (System.nanoTime() - start) / (double) count;
    }
}
