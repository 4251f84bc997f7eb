package io.elman.classify.input;

import io.elman.classify.baseline.Baseline;
import io.elman.config.Experiment;
import io.elman.data.labelled.Parts;
import io.elman.model.SequenceClassifier;
import io.elman.train.Batches;
import java.io.Closeable;

/** The labelled items of an experiment, encoded. */
public interface Examples<T> extends Closeable {
    /** Takes the class of a row and the probability of each class. */
    interface Answers {
        void add(int label, double[] probabilities);
    }

    Parts<T> parts();

    Encoding<T> encoding();

    /** @param own differs from the experiment in its seed alone */
    Batches batches(Experiment own);

    /** Puts the validation part to a network, batch by batch: the answers never stand in memory all at once. */
    void validate(SequenceClassifier network, Answers answers);

    /**
     * Trains the simple model of this modality.
     *
     * @param classWeights what a row of each class counts, as for the network: it would be no match otherwise; not
     *     modified
     */
    Baseline<T> baseline(double[] classWeights);

    @Override
    void close();
}
