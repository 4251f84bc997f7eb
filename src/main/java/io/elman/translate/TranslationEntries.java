package io.elman.translate;

import io.elman.config.text.TextConfig;
import io.elman.data.text.TextEncoder;
import io.elman.data.text.Tokenizer;
import io.elman.data.text.Vocabulary;
import io.elman.data.text.pair.Spelling;
import io.elman.model.Model;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The entries that a translator has of its own in the model zip. */
final class TranslationEntries {
    private static final String SOURCES = "source-vocabulary.txt";
    private static final String TARGETS = "target-vocabulary.txt";

    private TranslationEntries() {}

    static Spelling spelling(TextConfig text) {
        return switch (text.tokens()) {
            case WORDS -> new Spelling(true, Tokenizer.words(text.lowerCase()));
            case CHARACTERS -> new Spelling(false, Tokenizer.characters(text.lowerCase()));
        };
    }

    /** Returns the entries of a translator, by name. */
    static Map<String, byte[]> of(Vocabulary sources, Vocabulary targets) {
        return Map.of(SOURCES, sources.toBytes(), TARGETS, targets.toBytes());
    }

    static TextEncoder sources(Model model, String zip, TextConfig text) {
        return encoder(model, zip, SOURCES, text);
    }

    static TextEncoder targets(Model model, String zip, TextConfig text) {
        return encoder(model, zip, TARGETS, text);
    }

    /** @throws IllegalArgumentException or ElmanException if the vocabulary is missing or broken, or an entry is foreign */
    private static TextEncoder encoder(Model model, String zip, String entry, TextConfig text) {
        model.refuseOthersThan(List.of(SOURCES, TARGETS));
        byte[] tokens = model.text(entry).getBytes(StandardCharsets.UTF_8);
        Vocabulary vocabulary = Vocabulary.read(zip + "!" + entry, tokens);
        return new TextEncoder(spelling(text).tokenizer(), vocabulary, text.length());
    }
}
