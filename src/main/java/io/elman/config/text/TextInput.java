package io.elman.config.text;

import io.elman.config.reading.Input;
import io.elman.config.reading.Section;

/**
 * What an experiment over labelled texts reads.
 *
 * @param data where the texts are
 * @param text how a text becomes a sequence
 */
public record TextInput(TextData data, TextConfig text) implements Input {
    /** @param root of the configuration */
    public static TextInput read(Section root) {
        return new TextInput(TextData.read(root.section("data")), TextConfig.read(root.section("text"), true));
    }
}
