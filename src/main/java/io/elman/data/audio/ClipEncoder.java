package io.elman.data.audio;

import io.elman.data.audio.feature.ClipNormalization;
import io.elman.data.audio.feature.FeatureSpec;
import io.elman.data.audio.feature.Mfcc;
import io.elman.data.audio.signal.Signal;
import io.elman.data.audio.signal.Trim;
import io.elman.data.sequence.FrameEncoder;
import io.elman.data.sequence.Frames;

/** From a recording to normalised features: one sample rate, silent ends cut off, the rest beyond a length left out. */
public final class ClipEncoder implements FrameEncoder<Clip> {
    private final FeatureSpec spec;
    private final double trim;
    private final double seconds;
    private final Mfcc mfcc;

    /**
     * @param trim decibels below the loudest part that count as silence at the ends; 0 cuts nothing
     * @param seconds the most of a clip that is read
     */
    public ClipEncoder(FeatureSpec spec, double trim, double seconds) {
        this.spec = spec;
        this.trim = trim;
        this.seconds = seconds;
        this.mfcc = new Mfcc(spec);
    }

    @Override
    public int features() {
        return spec.features();
    }

    @Override
    public Frames encode(Clip clip) {
        return features(signal(clip).samples());
    }

    /** Returns the means of the features as they are before a clip's own mean is taken off. */
    @Override
    public float[] means(Clip clip) {
        return mfcc.of(signal(clip).samples()).mean();
    }

    Signal signal(Clip clip) {
        return Trim.ends(clip.signal().at(spec.sampleRate()), trim).first(seconds);
    }

    /** @param samples at the encoder's sample rate; not modified */
    Frames features(float[] samples) {
        return ClipNormalization.of(mfcc.of(samples));
    }

    FeatureSpec spec() {
        return spec;
    }
}
