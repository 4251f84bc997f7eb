package io.elman.bench;

import java.util.Arrays;

/**
 * What is measured. Every side does the same work on data of the same shapes; {@code bench/torch_worker.py} has the same
 * names.
 */
enum Workload {
    DENSE("dense step: batch 32, T 100, in 64, hidden 128, 64 classes a step, Adam", "ms", 2.0, 630e6),
    CHARACTERS_512(
            "character model: vocabulary 75, embedding 64, hidden 512, batch 50, T 32, carried, clip 1", "ms", 1.5, 0),
    CHARACTERS_256("the same with hidden 256", "ms", 2.0, 0),
    TEXT("text classification: lengths 5-60, vocabulary 8,000, embedding 64, hidden 64, batch 32, mean", "ms", 2.5, 0),
    FORECAST("forecasting: batch 32, T 28, in 4, hidden 32, 7 outputs, Adam", "ms", 1.3, 0),
    INFERENCE("inference of the first workload", "ms", 2.0, 0),
    ONE_CHARACTER("one character at a time, hidden 512, batch 1", "us", 2.5, 0);

    private final String description;
    private final String unit;
    private final double aim;
    private final double operations;

    Workload(String description, String unit, double aim, double operations) {
        this.description = description;
        this.unit = unit;
        this.aim = aim;
        this.operations = operations;
    }

    static Workload named(String name) {
        return Arrays.stream(values())
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload " + name));
    }

    String description() {
        return description;
    }

    /** Returns the unit in which a time is told. */
    String unit() {
        return unit;
    }

    double inUnit(double nanoseconds) {
        return unit.equals("us") ? nanoseconds / 1e3 : nanoseconds / 1e6;
    }

    /** Returns how many times as fast as PyTorch the engine is meant to be. */
    double aim() {
        return aim;
    }

    /** Returns the arithmetic of a step, every gradient included; 0 where no share of the peak is told. */
    double operations() {
        return operations;
    }
}
