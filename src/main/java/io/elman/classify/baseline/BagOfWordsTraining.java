package io.elman.classify.baseline;

import io.elman.classify.score.Scores;
import io.elman.data.Part;
import io.elman.data.labelled.Parts;
import io.elman.data.text.Tokenizer;
import java.util.Comparator;
import java.util.stream.DoubleStream;

/** Chooses the cost of a bag of words' mistakes: the one that is best on the validation part. */
public final class BagOfWordsTraining {
    private static final double[] COSTS = {0.5, 2, 8, 32};

    private BagOfWordsTraining() {}

    /**
     * Returns the model that is trained on the training part.
     *
     * @param parts encoded
     * @param classWeights what a row of each class counts; not modified
     */
    public static BagOfWords train(Parts<String> parts, boolean lowerCase, double[] classWeights) {
        BagOfWordsTrainer trainer = new BagOfWordsTrainer(Tokenizer.words(lowerCase), classWeights);
        TrainingSample.forEach(parts, (row, label) -> trainer.add(row.item(), label));
        return DoubleStream.of(COSTS)
                .mapToObj(trainer::train)
                .min(Comparator.comparingDouble(model -> validationLoss(model, parts)))
                .orElseThrow();
    }

    private static double validationLoss(BagOfWords model, Parts<String> parts) {
        Scores scores = new Scores(parts.labels().names());
        parts.forEach(Part.VALIDATION, (row, label) -> scores.add(label, model.probabilities(row.item())));
        return scores.loss();
    }
}
