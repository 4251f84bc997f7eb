package io.elman.data;

/**
 * Random numbers that depend on the seeds alone: the algorithm is SplitMix64 (Steele, Lea and Flood, <i>Fast Splittable
 * Pseudorandom Number Generators</i>, 2014), written out because no JDK promises to keep the sequence of its own.
 */
public final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** Seeds in another order, or another number of them, give another sequence. */
    public SeededRandom(long... seeds) {
        for (long seed : seeds) {
            state = mix(state + GOLDEN_GAMMA) ^ seed;
        }
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Returns a number of [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Returns a number of [0, bound), each as likely as any other up to 2<sup>-53</sup>. */
    public long below(long bound) {
        return Math.min(bound - 1, (long) (nextDouble() * bound));
    }

    /** Returns a number of the standard normal distribution: G. Box and M. Muller, 1958. */
    public double nextGaussian() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /**
     * Brings the values into a random order, each order as likely as any other (Fisher and Yates).
     *
     * @param values modified
     */
    public void shuffle(int[] values) {
        for (int last = values.length - 1; last > 0; last--) {
            int other = (int) below(last + 1L);
            int value = values[last];
            values[last] = values[other];
            values[other] = value;
        }
    }

    private static long mix(long z) {
        long once = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }
}
