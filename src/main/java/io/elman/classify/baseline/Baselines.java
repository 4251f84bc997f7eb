package io.elman.classify.baseline;

import io.elman.classify.score.Scores;
import io.elman.data.Part;
import io.elman.data.text.TextDataset;
import io.elman.data.text.Tokenizer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** The simple models that stand beside a classifier, trained on the same rows. */
public record Baselines(MajorityClass majorityClass, BagOfWords bagOfWords) {
    private static final double[] COSTS = {0.5, 2, 8, 32};

    /**
     * Trains both; the cost of the linear model's mistakes is the one that is best on the validation part.
     *
     * @param classWeights what a row of each class counts, as for the network: it would be no match otherwise; not
     *     modified
     */
    public static Baselines train(TextDataset dataset, boolean lowerCase, double[] classWeights) {
        Tokenizer words = Tokenizer.words(lowerCase);
        BagOfWordsTrainer trainer = new BagOfWordsTrainer(words, classWeights);
        long rows = dataset.train().size();
        long stride = (rows + BagOfWordsTrainer.MOST_ROWS - 1) / BagOfWordsTrainer.MOST_ROWS;
        long[] seen = {0};
        dataset.forEach(Part.TRAIN, (row, label) -> {
            if (seen[0]++ % stride == 0) {
                trainer.add(row.text(), label);
            }
        });
        BagOfWords best = DoubleStream.of(COSTS)
                .mapToObj(trainer::train)
                .min(Comparator.comparingDouble(model -> validationLoss(model, dataset)))
                .orElseThrow();
        return new Baselines(new MajorityClass(dataset.classCounts(Part.TRAIN)), best);
    }

    public List<Baseline> all() {
        return List.of(bagOfWords, majorityClass);
    }

    private static double validationLoss(BagOfWords model, TextDataset dataset) {
        Scores scores = new Scores(dataset.labels().names());
        dataset.forEach(Part.VALIDATION, (row, label) -> scores.add(label, model.probabilities(row.text())));
        return scores.loss();
    }
}
