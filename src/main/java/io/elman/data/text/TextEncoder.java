package io.elman.data.text;

import java.util.List;

/**
 * Turns a text into the indices of its first tokens.
 *
 * @param length most tokens of a text that are kept
 */
public record TextEncoder(Tokenizer tokenizer, Vocabulary vocabulary, int length) {
    public TextEncoder {
        if (length < 1) {
            throw new IllegalArgumentException("length " + length + " has to be positive");
        }
    }

    /** Returns between 1 and {@code length} indices; a text without a token gives one padding index. */
    public int[] encode(String text) {
        List<String> tokens = tokenizer.tokenize(text, length);
        int[] indices = new int[Math.max(1, tokens.size())];
        indices[0] = Vocabulary.PADDING;
        for (int i = 0; i < tokens.size(); i++) {
            indices[i] = vocabulary.indexOf(tokens.get(i));
        }
        return indices;
    }
}
