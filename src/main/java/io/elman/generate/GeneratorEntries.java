package io.elman.generate;

import io.elman.data.text.Vocabulary;
import io.elman.data.text.symbol.Symbols;
import io.elman.generate.baseline.NgramCounts;
import io.elman.generate.baseline.NgramFile;
import io.elman.model.Model;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The entries that a model of text has of its own in the model zip. */
final class GeneratorEntries {
    private static final String VOCABULARY = "vocabulary.txt";
    private static final String NGRAMS = "ngrams.bin";

    private GeneratorEntries() {}

    /** Returns the entries, by name. */
    static Map<String, byte[]> of(Symbols symbols, NgramCounts counts) {
        return Map.of(VOCABULARY, symbols.vocabulary().toBytes(), NGRAMS, NgramFile.write(counts));
    }

    /** @throws IllegalArgumentException or ElmanException if the vocabulary is missing or broken, or an entry is foreign */
    static Symbols symbols(Model model, String zip) {
        model.refuseOthersThan(List.of(VOCABULARY, NGRAMS));
        byte[] bytes = model.text(VOCABULARY).getBytes(StandardCharsets.UTF_8);
        return Symbols.of(Vocabulary.read(zip + "!" + VOCABULARY, bytes));
    }

    /**
     * @param symbols how many there are
     * @throws IllegalArgumentException if the counts are missing or broken
     */
    static NgramCounts counts(Model model, int symbols) {
        byte[] bytes = model.entries().get(NGRAMS);
        if (bytes == null) {
            throw new IllegalArgumentException("there is no entry " + NGRAMS);
        }
        return NgramFile.read(bytes, symbols);
    }
}
