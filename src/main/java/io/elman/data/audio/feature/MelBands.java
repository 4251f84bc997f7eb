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

    private final Band[] bands;

    /**
     * The bins of a band, all others being outside of it.
     *
     * @param first bin
     * @param weights from that bin on
     */
    private record Band(int first, double[] weights) {}

    MelBands(FeatureSpec spec) {
        double[] edges = edges(spec.melBands(), spec.sampleRate() / 2.0);
        double spacing = (double) spec.sampleRate() / spec.transformLength();
        this.bands = new Band[spec.melBands()];
        for (int band = 0; band < bands.length; band++) {
            int first = (int) Math.ceil(edges[band] / spacing);
            int last = Math.min(spec.transformLength() / 2, (int) Math.floor(edges[band + 2] / spacing));
            double[] weights = new double[Math.max(0, last - first + 1)];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = height((first + i) * spacing, edges[band], edges[band + 1], edges[band + 2]);
            }
            bands[band] = new Band(first, weights);
        }
    }

    /**
     * Returns the power in each band; new array.
     *
     * @param power of each bin; not modified
     */
    double[] of(double[] power) {
        double[] levels = new double[bands.length];
        for (int band = 0; band < levels.length; band++) {
            double[] weights = bands[band].weights();
            for (int i = 0; i < weights.length; i++) {
                levels[band] += weights[i] * power[bands[band].first() + i];
            }
        }
        return levels;
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
