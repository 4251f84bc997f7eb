package io.elman.engine.block;

/**
 * The numbers of one step of Adam.
 *
 * @param beta1 how much of the mean of the gradients is kept
 * @param beta2 how much of the mean of their squares is kept
 * @param rate the learning rate, corrected for moments that began at zero
 * @param epsilon what keeps the quotient finite
 */
public record Moments(double beta1, double beta2, double rate, double epsilon) {
    /** @param step from 1 on */
    public static Moments at(int step, double beta1, double beta2, double learningRate, double epsilon) {
        double correction = Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step));
        return new Moments(beta1, beta2, learningRate * correction, epsilon);
    }
}
