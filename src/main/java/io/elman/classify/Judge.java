package io.elman.classify;

import io.elman.classify.baseline.Baseline;
import io.elman.classify.score.Scores;
import io.elman.data.text.TextSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts labelled texts to a classifier and to its baselines, and keeps the scores. Rows stream through in chunks. */
final class Judge {
    private static final int CHUNK = 4096;

    private final Classifier classifier;
    private final List<Baseline> baselines;
    private final List<Listener> listeners = new ArrayList<>();
    private final Scores scores;
    private final Map<String, Scores> baselineScores = new LinkedHashMap<>();
    private final List<TextSource.Row> rows = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    /** Told each answer, in the order of the rows. */
    interface Listener {
        /** @param probabilities one a class; not modified */
        void answered(TextSource.Row row, int label, double[] probabilities);
    }

    Judge(Classifier classifier, List<Baseline> baselines) {
        this.classifier = classifier;
        this.baselines = baselines;
        this.scores = new Scores(classifier.labels());
        baselines.forEach(baseline -> baselineScores.put(baseline.name(), new Scores(classifier.labels())));
    }

    Judge tell(Listener listener) {
        listeners.add(listener);
        return this;
    }

    /** Takes a row; its answer may come with later ones. */
    void add(TextSource.Row row, int label) {
        rows.add(row);
        labels.add(label);
        if (rows.size() == CHUNK) {
            answer();
        }
    }

    /** Answers what is left, after the last row. */
    void finish() {
        answer();
    }

    Scores scores() {
        return scores;
    }

    /** Returns the scores of each baseline, by its name. */
    Map<String, Scores> baselineScores() {
        return baselineScores;
    }

    private void answer() {
        double[][] answers =
                classifier.probabilities(rows.stream().map(TextSource.Row::text).toList());
        for (int i = 0; i < answers.length; i++) {
            TextSource.Row row = rows.get(i);
            int label = labels.get(i);
            double[] probabilities = answers[i];
            scores.add(label, probabilities);
            baselines.forEach(
                    baseline -> baselineScores.get(baseline.name()).add(label, baseline.probabilities(row.text())));
            listeners.forEach(listener -> listener.answered(row, label, probabilities));
        }
        rows.clear();
        labels.clear();
    }
}
