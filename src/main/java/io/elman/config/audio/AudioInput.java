package io.elman.config.audio;

import io.elman.config.labelled.LabelledData;
import io.elman.config.labelled.LabelledInput;
import io.elman.config.reading.Section;

/**
 * What an experiment over labelled audio clips reads.
 *
 * @param data where the clips are
 * @param column the column with the path of a WAV file, relative to the CSV file
 * @param clip how a clip becomes a signal
 * @param features what is computed of a signal
 * @param augmentation how clips are varied while training
 */
public record AudioInput(
        LabelledData data, String column, ClipConfig clip, FeatureConfig features, AugmentationConfig augmentation)
        implements LabelledInput {
    /** The key that names the column, and the section of the keys that are about audio. */
    public static final String KEY = "audio";

    /** @param root of the configuration */
    public static AudioInput read(Section root) {
        Section data = root.section("data");
        Section audio = root.section(KEY);
        ClipConfig clip = ClipConfig.read(audio);
        return new AudioInput(
                LabelledData.read(data),
                data.text(KEY),
                clip,
                FeatureConfig.read(audio, clip.sampleRate()),
                AugmentationConfig.read(audio));
    }

    @Override
    public boolean hasTokens() {
        return false;
    }
}
