package io.elman.train;

import io.elman.config.StepConfig;

/** The learning rate of each step: a linear warm-up, then the schedule. */
final class LearningRate {
    private static final int STAIRS = 3;

    private final StepConfig config;
    private final long steps;
    private final long warmUpSteps;

    /** @param steps of the whole run, if it is not stopped early */
    LearningRate(StepConfig config, long steps) {
        this.config = config;
        this.steps = steps;
        this.warmUpSteps = Math.round(config.warmUp() * steps);
    }

    /** @param step counted from 0 */
    double at(long step) {
        if (step < warmUpSteps) {
            return config.learningRate() * (step + 1) / warmUpSteps;
        }
        double done = (step - warmUpSteps) / (double) Math.max(1, steps - warmUpSteps);
        return config.learningRate() * factor(done);
    }

    private double factor(double done) {
        return switch (config.schedule()) {
            case CONSTANT -> 1;
            case COSINE -> (1 + Math.cos(Math.PI * done)) / 2;
            case STEP -> Math.pow(0.5, Math.floor(done * STAIRS));
        };
    }
}
