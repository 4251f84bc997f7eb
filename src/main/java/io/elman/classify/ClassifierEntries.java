package io.elman.classify;

import io.elman.classify.baseline.BagOfWordsFile;
import io.elman.classify.baseline.Baselines;
import io.elman.classify.baseline.MajorityClass;
import io.elman.config.text.TextConfig;
import io.elman.data.text.TextEncoder;
import io.elman.data.text.Tokenizer;
import io.elman.data.text.Vocabulary;
import io.elman.model.Model;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The entries that a text classifier has of its own in the model zip. */
final class ClassifierEntries {
    private static final String VOCABULARY = "vocabulary.txt";
    private static final String BAG_OF_WORDS = "bag-of-words.txt";
    private static final String CLASS_COUNTS = "class-counts.txt";

    private ClassifierEntries() {}

    static Tokenizer tokenizer(TextConfig text) {
        return switch (text.tokens()) {
            case WORDS -> Tokenizer.words(text.lowerCase());
            case CHARACTERS -> Tokenizer.characters(text.lowerCase());
        };
    }

    /** Returns the entries of a classifier, by name. */
    static Map<String, byte[]> of(Vocabulary vocabulary, Baselines baselines) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(VOCABULARY, vocabulary.toBytes());
        entries.put(BAG_OF_WORDS, BagOfWordsFile.write(baselines.bagOfWords()).getBytes(StandardCharsets.UTF_8));
        entries.put(CLASS_COUNTS, baselines.majorityClass().write().getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    /** @throws IllegalArgumentException or ElmanException if the vocabulary is missing or broken */
    static TextEncoder encoder(Model model, String zip, TextConfig text) {
        byte[] words = model.text(VOCABULARY).getBytes(StandardCharsets.UTF_8);
        Vocabulary vocabulary = Vocabulary.read(zip + "!" + VOCABULARY, words);
        return new TextEncoder(tokenizer(text), vocabulary, text.length());
    }

    /** @throws IllegalArgumentException if an entry is missing or broken */
    static Baselines baselines(Model model, boolean lowerCase, int classes) {
        return new Baselines(
                MajorityClass.read(model.text(CLASS_COUNTS), classes),
                BagOfWordsFile.read(model.text(BAG_OF_WORDS), Tokenizer.words(lowerCase), classes));
    }
}
