package io.elman.config.text;

import io.elman.config.labelled.LabelledData;
import io.elman.config.labelled.LabelledInput;
import io.elman.config.reading.Section;

/**
 * What an experiment over labelled texts reads.
 *
 * @param data where the texts are
 * @param column the column with the text
 * @param text how a text becomes a sequence
 */
public record TextInput(LabelledData data, String column, TextConfig text) implements LabelledInput {
    /** The key that names the column. */
    public static final String KEY = "text";

    /** @param root of the configuration */
    public static TextInput read(Section root) {
        Section data = root.section("data");
        return new TextInput(LabelledData.read(data), data.text(KEY), TextConfig.read(root.section("text"), true));
    }

    @Override
    public boolean hasTokens() {
        return true;
    }
}
