package io.elman.generate;

/**
 * How the next symbol is drawn.
 *
 * @param temperature what the logarithms of the probabilities are divided by: 0 takes the most probable symbol, 1 draws as
 *     the network foretells
 * @param topK of so many most probable symbols only; 0 of all
 * @param topP of the fewest most probable symbols that have this probability together: A. Holtzman et al., <i>The curious
 *     case of neural text degeneration</i>, 2020
 * @param seed the same seed draws the same
 */
public record Sampling(double temperature, int topK, double topP, long seed) {
    /** @throws IllegalArgumentException if a number makes no sense */
    public Sampling {
        refuseUnless(temperature >= 0 && Double.isFinite(temperature), "the temperature must be at least 0");
        refuseUnless(topK >= 0, "the number of symbols to draw from must be at least 1, or 0 for all");
        refuseUnless(topP > 0 && topP <= 1, "the probability to draw from must be above 0 and at most 1");
    }

    /** Returns a draw of all symbols. */
    public static Sampling at(double temperature, long seed) {
        return new Sampling(temperature, 0, 1, seed);
    }

    private static void refuseUnless(boolean sensible, String message) {
        if (!sensible) {
            throw new IllegalArgumentException(message);
        }
    }
}
