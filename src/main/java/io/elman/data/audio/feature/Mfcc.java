package io.elman.data.audio.feature;

import io.elman.data.sequence.Frames;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Mel-frequency cepstral coefficients (S. Davis and P. Mermelstein, IEEE Trans. ASSP 28, 1980) as librosa defines them, but
 * that the first window starts at the first sample, and windows that do not fit are left out.
 *
 * <pre>
 * P = |FFT(hann * window)|^2          the periodic Hann window, zeros behind it up to a power of two
 * S = mel bands of P                  Slaney's scale, each band of area 1
 * L = max(10 log10 max(1e-10, S), largest of the clip - 80)
 * c_k = s_k sum_b L_b cos(pi k (2b + 1) / 2B)      s_0 = sqrt(1/B), s_k = sqrt(2/B)
 * </pre>
 *
 * Behind the coefficients stand their slopes over time, see {@link #slopes}. Safe to be shared by threads.
 */
public final class Mfcc {
    private static final double SMALLEST_POWER = 1e-10;
    private static final double DYNAMIC_RANGE = 80;

    /** Steps on each side that a slope is fitted to. */
    private static final int REACH = 2;

    private final FeatureSpec spec;
    private final double[] hann;
    private final MelBands bands;
    private final double[][] cosines;

    public Mfcc(FeatureSpec spec) {
        this.spec = spec;
        this.hann = hann(spec.window());
        this.bands = new MelBands(spec);
        this.cosines = cosines(spec.coefficients(), spec.melBands());
    }

    /**
     * Returns the coefficients and slopes of each step; a signal shorter than a window is filled up with zeros.
     *
     * @param samples not modified
     */
    public Frames of(float[] samples) {
        int steps = spec.steps(samples.length);
        double[][] levels = new double[steps][];
        for (int step = 0; step < steps; step++) {
            levels[step] = levels(samples, step * spec.step());
        }
        limit(levels);
        double[][] part = transform(levels);
        float[] values = new float[steps * spec.features()];
        for (int order = 0; order <= spec.deltas(); order++) {
            part = order == 0 ? part : slopes(part);
            for (int step = 0; step < steps; step++) {
                for (int k = 0; k < spec.coefficients(); k++) {
                    values[step * spec.features() + order * spec.coefficients() + k] = (float) part[step][k];
                }
            }
        }
        return new Frames(values, spec.features());
    }

    /**
     * Returns the slope of each column at each step by regression (S. Young et al., <i>The HTK Book</i>, 5.6), the first
     * and last row repeated beyond the ends; new array.
     *
     * <pre>d_t = sum_n n (c_{t+n} - c_{t-n}) / (2 sum_n n^2), n = 1, 2</pre>
     *
     * @param rows [step][coefficient]; not modified
     */
    static double[][] slopes(double[][] rows) {
        double scale = 0;
        for (int n = 1; n <= REACH; n++) {
            scale += 2 * n * n;
        }
        double[][] slopes = new double[rows.length][rows[0].length];
        for (int step = 0; step < rows.length; step++) {
            for (int n = 1; n <= REACH; n++) {
                double[] before = rows[Math.max(0, step - n)];
                double[] behind = rows[Math.min(rows.length - 1, step + n)];
                for (int k = 0; k < before.length; k++) {
                    slopes[step][k] += n * (behind[k] - before[k]) / scale;
                }
            }
        }
        return slopes;
    }

    /** Returns the level of each band in decibels. */
    private double[] levels(float[] samples, int start) {
        double[][] spectrum = new double[2][spec.transformLength()];
        for (int i = 0; i < spec.window() && start + i < samples.length; i++) {
            spectrum[0][i] = hann[i] * samples[start + i];
        }
        FastFourierTransformer.transformInPlace(spectrum, DftNormalization.STANDARD, TransformType.FORWARD);
        double[] power = new double[spec.transformLength() / 2 + 1];
        for (int bin = 0; bin < power.length; bin++) {
            power[bin] = spectrum[0][bin] * spectrum[0][bin] + spectrum[1][bin] * spectrum[1][bin];
        }
        double[] levels = bands.of(power);
        for (int band = 0; band < levels.length; band++) {
            levels[band] = 10 * Math.log10(Math.max(SMALLEST_POWER, levels[band]));
        }
        return levels;
    }

    /** @param levels modified: none is further below the largest than the dynamic range */
    private static void limit(double[][] levels) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] row : levels) {
            for (double level : row) {
                largest = Math.max(largest, level);
            }
        }
        for (double[] row : levels) {
            for (int band = 0; band < row.length; band++) {
                row[band] = Math.max(row[band], largest - DYNAMIC_RANGE);
            }
        }
    }

    private double[][] transform(double[][] levels) {
        double[][] coefficients = new double[levels.length][cosines.length];
        for (int step = 0; step < levels.length; step++) {
            for (int k = 0; k < cosines.length; k++) {
                double sum = 0;
                for (int band = 0; band < cosines[k].length; band++) {
                    sum += cosines[k][band] * levels[step][band];
                }
                coefficients[step][k] = sum;
            }
        }
        return coefficients;
    }

    private static double[] hann(int length) {
        double[] window = new double[length];
        for (int i = 0; i < length; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
        }
        return window;
    }

    private static double[][] cosines(int coefficients, int bands) {
        double[][] cosines = new double[coefficients][bands];
        for (int k = 0; k < coefficients; k++) {
            double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / bands);
            for (int band = 0; band < bands; band++) {
                cosines[k][band] = scale * Math.cos(Math.PI * k * (2 * band + 1) / (2.0 * bands));
            }
        }
        return cosines;
    }
}
