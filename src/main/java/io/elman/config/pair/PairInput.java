package io.elman.config.pair;

import io.elman.config.reading.Input;
import io.elman.config.reading.Section;
import io.elman.config.text.TextConfig;

/**
 * What an experiment over pairs of texts reads, and how it answers.
 *
 * @param data where the pairs are
 * @param text how a text of either side becomes a sequence
 * @param attention what the decoder sees of the source
 * @param decoding how a translation is searched for
 */
public record PairInput(PairData data, TextConfig text, Attention attention, DecodingConfig decoding) implements Input {
    /** @param root of the configuration */
    public static PairInput read(Section root) {
        Section model = root.section("model");
        Attention attention = model.oneOf("attention", Attention.DOT);
        if (attention.isByProducts() && model.text("engine", "elman").equals("stock")) {
            model.reject(
                    "engine",
                    "cannot be stock with this 'model.attention': the gradient of DL4J's attention is wrong",
                    "use elman, or attention: additive or none");
        }
        return new PairInput(
                PairData.read(root.section("data")),
                TextConfig.read(root.section("text"), false),
                attention,
                DecodingConfig.read(root.section("decoding")));
    }

    @Override
    public boolean hasTokens() {
        return true;
    }
}
