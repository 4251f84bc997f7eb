package io.elman.classify;

import io.elman.classify.baseline.Baseline;
import io.elman.classify.score.Scores;
import io.elman.data.labelled.LabelledRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts labelled items to a classifier and to its baselines, and keeps the scores. Rows stream through in chunks. */
final class Judge<T> {
    private static final int CHUNK = 4096;

    private final ItemClassifier<T> classifier;
    private final List<Baseline<? super T>> baselines;
    private final List<Listener<? super T>> listeners = new ArrayList<>();
    private final Scores scores;
    private final Map<String, Scores> baselineScores = new LinkedHashMap<>();
    private final List<LabelledRow<T>> rows = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    /** Told each answer, in the order of the rows. */
    interface Listener<T> {
        /** @param probabilities one a class; not modified */
        void answered(LabelledRow<? extends T> row, int label, double[] probabilities);
    }

    Judge(ItemClassifier<T> classifier, List<Baseline<? super T>> baselines) {
        this.classifier = classifier;
        this.baselines = baselines;
        this.scores = new Scores(classifier.labels());
        baselines.forEach(baseline -> baselineScores.put(baseline.name(), new Scores(classifier.labels())));
    }

    Judge<T> tell(Listener<? super T> listener) {
        listeners.add(listener);
        return this;
    }

    /** Takes a row; its answer may come with later ones. */
    void add(LabelledRow<T> row, int label) {
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
                classifier.probabilities(rows.stream().map(LabelledRow::item).toList());
        for (int i = 0; i < answers.length; i++) {
            LabelledRow<T> row = rows.get(i);
            int label = labels.get(i);
            double[] probabilities = answers[i];
            scores.add(label, probabilities);
            baselines.forEach(
                    baseline -> baselineScores.get(baseline.name()).add(label, baseline.probabilities(row.item())));
            listeners.forEach(listener -> listener.answered(row, label, probabilities));
        }
        rows.clear();
        labels.clear();
    }
}
