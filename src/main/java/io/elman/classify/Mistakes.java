package io.elman.classify;

import io.elman.classify.score.Scores;
import io.elman.data.labelled.LabelledRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the wrong answers that the model was surest of: they tell the most about a model, or about its data. */
final class Mistakes implements Judge.Listener<Object> {
    private static final int MOST = 10;

    private final List<String> labels;
    private final PriorityQueue<Mistake> surest = new PriorityQueue<>(Comparator.comparingDouble(Mistake::probability));

    /**
     * A wrong answer.
     *
     * @param probability that the model gave to it
     */
    record Mistake(LabelledRow<?> row, String predicted, double probability) {}

    Mistakes(List<String> labels) {
        this.labels = labels;
    }

    @Override
    public void answered(LabelledRow<?> row, int label, double[] probabilities) {
        int predicted = Scores.mostProbable(probabilities);
        if (predicted != label) {
            surest.add(new Mistake(row, labels.get(predicted), probabilities[predicted]));
            if (surest.size() > MOST) {
                surest.remove();
            }
        }
    }

    /** Returns the mistakes, the surest first; equal ones in the order of the file. */
    List<Mistake> surest() {
        List<Mistake> mistakes = new ArrayList<>(surest);
        mistakes.sort(Comparator.comparingDouble(Mistake::probability)
                .reversed()
                .thenComparingLong(mistake -> mistake.row().line()));
        return mistakes;
    }
}
