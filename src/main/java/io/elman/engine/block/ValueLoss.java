package io.elman.engine.block;

/** What it costs to miss a value, by how far it is missed: label - value. */
public interface ValueLoss {
    /** {@code (y - f)^2}; its minimum is the mean. */
    ValueLoss SQUARED = new ValueLoss() {
        @Override
        public double of(double miss, int output) {
            return miss * miss;
        }

        @Override
        public double slope(double miss, int output) {
            return -2 * miss;
        }
    };

    /** {@code |y - f|}; its minimum is the median. Its slope where nothing is missed is 0. */
    ValueLoss ABSOLUTE = new ValueLoss() {
        @Override
        public double of(double miss, int output) {
            return Math.abs(miss);
        }

        @Override
        public double slope(double miss, int output) {
            return -Math.signum(miss);
        }
    };

    /** Returns the loss of one output. */
    double of(double miss, int output);

    /** Returns the slope of the loss as the value grows. */
    double slope(double miss, int output);

    /** @throws IllegalArgumentException if this is not a loss of so many outputs */
    default void requireOutputs(int outputs) {}

    /**
     * Returns {@code max(q (y - f), (q - 1) (y - f))}, whose minimum is a quantile. Its slope where nothing is missed is
     * that of a value too low.
     *
     * @param quantiles one an output, between 0 and 1; not modified
     */
    static ValueLoss pinball(double... quantiles) {
        double[] own = quantiles.clone();
        return new ValueLoss() {
            @Override
            public double of(double miss, int output) {
                return -slope(miss, output) * miss;
            }

            @Override
            public double slope(double miss, int output) {
                return miss < 0 ? 1 - own[output] : -own[output];
            }

            @Override
            public void requireOutputs(int outputs) {
                if (outputs != own.length) {
                    throw new IllegalArgumentException(
                            "[" + outputs + "] outputs, must be [" + own.length + "]: one a quantile");
                }
            }
        };
    }
}
