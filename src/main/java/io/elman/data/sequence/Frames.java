package io.elman.data.sequence;

/**
 * Numbers at equal steps.
 *
 * @param values [step][feature], the steps one after the other; not modified
 * @param features how many numbers a step has
 */
public record Frames(float[] values, int features) {
    /** @throws IllegalArgumentException unless there is a step, and each has all features */
    public Frames {
        if (features < 1 || values.length == 0 || values.length % features != 0) {
            throw new IllegalArgumentException(values.length + " numbers are no steps of " + features + " features");
        }
    }

    public int steps() {
        return values.length / features;
    }

    public float at(int step, int feature) {
        return values[step * features + feature];
    }

    /** Returns the mean of each feature over the steps; new array. */
    public float[] mean() {
        float[] mean = new float[features];
        for (int feature = 0; feature < features; feature++) {
            double sum = 0;
            for (int step = 0; step < steps(); step++) {
                sum += at(step, feature);
            }
            mean[feature] = (float) (sum / steps());
        }
        return mean;
    }
}
