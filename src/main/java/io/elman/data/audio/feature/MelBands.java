package io.elman.data.audio.feature;

/**
 * Triangular bands over the spectrum, evenly spaced on the mel scale of Slaney, <i>Auditory Toolbox</i>, 1998: straight up
 * to 1,000 Hz, logarithmic above. Each has the area 1 over frequency in Hz, as in librosa.
 */
final class MelBands {
    private static final double HERTZ_PER_MEL = 200.0 / 3;
    private static final double BREAK_HERTZ = 1000;
    private static final double BREAK_MEL = BREAK_HERTZ / HERTZ_PER_MEL;
    private static final double LOGARITHMIC_STEP = Math.log(6.4) / 27;

    /** [band][bin]. */
    private final double[][] weights;

    MelBands(FeatureSpec spec) {
        int bins = spec.transformLength() / 2 + 1;
        double[] edges = edges(spec.melBands(), spec.sampleRate() / 2.0);
        this.weights = new double[spec.melBands()][bins];
        for (int band = 0; band < weights.length; band++) {
            for (int bin = 0; bin < bins; bin++) {
                double frequency = (double) bin * spec.sampleRate() / spec.transformLength();
                weights[band][bin] = height(frequency, edges[band], edges[band + 1], edges[band + 2]);
            }
        }
    }

    /**
     * Returns the power in each band; new array.
     *
     * @param power of each bin; not modified
     */
    double[] of(double[] power) {
        double[] bands = new double[weights.length];
        for (int band = 0; band < bands.length; band++) {
            double sum = 0;
            for (int bin = 0; bin < power.length; bin++) {
                sum += weights[band][bin] * power[bin];
            }
            bands[band] = sum;
        }
        return bands;
    }

    private static double height(double frequency, double from, double top, double to) {
        double up = (frequency - from) / (top - from);
        double down = (to - frequency) / (to - top);
        return Math.max(0, Math.min(up, down)) * 2 / (to - from);
    }

    private static double[] edges(int bands, double highest) {
        double[] edges = new double[bands + 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = toHertz(toMel(highest) * i / (bands + 1));
        }
        return edges;
    }

    private static double toMel(double hertz) {
        return hertz < BREAK_HERTZ
                ? hertz / HERTZ_PER_MEL
                : BREAK_MEL + Math.log(hertz / BREAK_HERTZ) / LOGARITHMIC_STEP;
    }

    private static double toHertz(double mel) {
        return mel < BREAK_MEL ? mel * HERTZ_PER_MEL : BREAK_HERTZ * Math.exp(LOGARITHMIC_STEP * (mel - BREAK_MEL));
    }
}
