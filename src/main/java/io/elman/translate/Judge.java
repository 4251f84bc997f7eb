package io.elman.translate;

import io.elman.config.text.TextConfig;
import io.elman.data.Part;
import io.elman.data.text.pair.PairDataset;
import io.elman.data.text.pair.PairSource;
import io.elman.report.Evaluation;
import io.elman.translate.baseline.Baseline;
import io.elman.translate.baseline.NearestByEdits;
import io.elman.translate.baseline.NearestByWords;
import io.elman.translate.score.TranslationScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts pairs to a translator and to its baseline, and keeps the scores. Pairs stream through in chunks. */
final class Judge {
    private static final int CHUNK = 1024;

    private final Translator translator;
    private final Optional<Baseline> baseline;
    private final List<Listener> listeners = new ArrayList<>();
    private final TranslationScores scores = new TranslationScores();
    private final TranslationScores baselineScores = new TranslationScores();
    private final List<PairSource.Pair> pairs = new ArrayList<>();
    private Translator.Loss loss = new Translator.Loss(0, 0);

    /** Told each translation, in the order of the pairs. */
    interface Listener {
        /** @param isExact whether it has the tokens that it should have */
        void translated(PairSource.Pair pair, Translation translation, boolean isExact);
    }

    /** @param baseline empty where the training part is not at hand */
    Judge(Translator translator, Optional<Baseline> baseline) {
        this.translator = translator;
        this.baseline = baseline;
    }

    /** Returns what knows the training part of a data set by heart. */
    static Baseline baseline(PairDataset dataset, TextConfig text) {
        List<String> sources = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        dataset.forEach(Part.TRAIN, pair -> {
            sources.add(pair.source());
            targets.add(pair.target());
        });
        return switch (text.tokens()) {
            case WORDS -> new NearestByWords(sources, targets);
            case CHARACTERS -> new NearestByEdits(sources, targets);
        };
    }

    Judge tell(Listener listener) {
        listeners.add(listener);
        return this;
    }

    /** Takes a pair; its translation may come with later ones. */
    void add(PairSource.Pair pair) {
        pairs.add(pair);
        if (pairs.size() == CHUNK) {
            translate();
        }
    }

    /** Translates what is left, after the last pair. */
    void finish() {
        translate();
    }

    /** Returns what was found, in the terms of every task. */
    Evaluation evaluation(String model, String data) {
        Map<String, Object> metrics = scores.metrics();
        metrics.put("loss", loss.mean());
        Map<String, Map<String, Object>> baselines = new LinkedHashMap<>();
        baseline.ifPresent(simple -> baselines.put(simple.name(), baselineScores.metrics()));
        return new Evaluation("translation", model, data, scores.rows(), metrics, baselines);
    }

    private void translate() {
        List<String> sources = pairs.stream().map(PairSource.Pair::source).toList();
        List<Translation> translations = translator.translate(sources);
        List<String> nearest = baseline.map(simple ->
                        sources.parallelStream().map(simple::translate).toList())
                .orElse(List.of());
        for (int i = 0; i < pairs.size(); i++) {
            PairSource.Pair pair = pairs.get(i);
            Translation translation = translations.get(i);
            boolean exact = add(scores, translation.text(), pair.target());
            if (baseline.isPresent()) {
                add(baselineScores, nearest.get(i), pair.target());
            }
            listeners.forEach(listener -> listener.translated(pair, translation, exact));
        }
        if (!pairs.isEmpty()) {
            loss = loss.plus(translator.loss(
                    sources.stream().map(translator.sources()::encode).toArray(int[][]::new),
                    pairs.stream()
                            .map(pair -> translator.targets().encode(pair.target()))
                            .toArray(int[][]::new)));
        }
        pairs.clear();
    }

    /** Where capitals are folded, they are folded on both sides. */
    private boolean add(TranslationScores to, String translation, String reference) {
        boolean exact = translator.written(translation).equals(translator.written(reference));
        boolean folds = translator.experiment().pairs().text().lowerCase();
        to.add(folds ? fold(translation) : translation, folds ? fold(reference) : reference, exact);
        return exact;
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
