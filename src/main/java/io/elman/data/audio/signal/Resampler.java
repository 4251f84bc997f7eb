package io.elman.data.audio.signal;

/**
 * Brings a signal to another sample rate: each new sample is the sum of the old ones around it, weighted by a sinc under a
 * Kaiser window (J. O. Smith, <i>Digital Audio Resampling</i>). Going down, the sinc is wider and takes out what is above
 * half of the new rate, which would come back as another tone.
 */
public final class Resampler {
    /** Zero crossings of the sinc on each side. */
    private static final int CROSSINGS = 48;

    /** Of half the lower rate: what is below passes, so that nothing is left at half the rate itself. */
    private static final double ROLL_OFF = 0.94;

    /** Side lobes 90 dB down. */
    private static final double KAISER_BETA = 9;

    /** Places of the kernel that are kept for each crossing; between them it is a straight line. */
    private static final int PLACES = 512;

    private static final double[] KERNEL = kernel();

    private Resampler() {}

    /**
     * Returns the signal at another rate; new array, at least one sample.
     *
     * @param samples not modified
     * @param ratio new rate over old one
     */
    public static float[] resample(float[] samples, double ratio) {
        if (!(ratio > 0) || Math.round(samples.length * ratio) > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(samples.length + " samples cannot become " + ratio + " times as many");
        }
        float[] resampled = new float[(int) Math.max(1, Math.round(samples.length * ratio))];
        double cutoff = ROLL_OFF * Math.min(1, ratio);
        double reach = CROSSINGS / cutoff;
        for (int i = 0; i < resampled.length; i++) {
            double center = i / ratio;
            int first = (int) Math.max(0, Math.ceil(center - reach));
            int last = (int) Math.min(samples.length - 1, Math.floor(center + reach));
            double sum = 0;
            for (int k = first; k <= last; k++) {
                sum += samples[k] * weight(Math.abs(center - k) * cutoff);
            }
            resampled[i] = (float) (sum * cutoff);
        }
        return resampled;
    }

    /** @param distance in zero crossings */
    private static double weight(double distance) {
        double place = distance * PLACES;
        int below = (int) place;
        double part = place - below;
        return below + 1 < KERNEL.length ? KERNEL[below] * (1 - part) + KERNEL[below + 1] * part : 0;
    }

    private static double[] kernel() {
        double[] kernel = new double[CROSSINGS * PLACES + 1];
        for (int i = 0; i < kernel.length; i++) {
            double x = (double) i / PLACES;
            double share = x / CROSSINGS;
            double window = bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - share * share))) / bessel(KAISER_BETA);
            kernel[i] = (x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)) * window;
        }
        return kernel;
    }

    /** Returns the modified Bessel function of the first kind of order zero, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
