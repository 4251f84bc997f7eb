package io.elman.classify.input;

import io.elman.classify.baseline.Baseline;
import io.elman.classify.baseline.NearestNeighbour;
import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.data.Part;
import io.elman.data.labelled.Parts;
import io.elman.data.sequence.FrameBatches;
import io.elman.data.sequence.FrameDataset;
import io.elman.data.sequence.FrameRows;
import io.elman.model.SequenceClassifier;
import io.elman.train.Batches;

/** Labelled items of numbers over time. */
record FrameExamples<T>(FrameDataset<T> dataset, FrameEncoding<T> encoding) implements Examples<T> {
    @Override
    public Parts<T> parts() {
        return dataset.parts();
    }

    @Override
    public Batches batches(Experiment own) {
        FrameRows rows = dataset.rows(Part.TRAIN);
        FrameBatches batches = new FrameBatches(
                rows,
                new FrameBatches.Spec(
                        own.training().batch(),
                        parts().labels().size(),
                        own.model().pooling() == ModelConfig.Pooling.NONE,
                        own.training().noise().inputNoise(),
                        own.seed()));
        return EpochBatches.of(batches::epoch, rows.size(), own.training().batch());
    }

    @Override
    public void validate(SequenceClassifier network, Answers answers) {
        encoding.forEach(network, dataset.rows(Part.VALIDATION), answers);
    }

    /** Nearest neighbours have no use for weights. */
    @Override
    public Baseline<T> baseline(double[] classWeights) {
        return NearestNeighbour.train(parts(), encoding.encoder()::means);
    }

    @Override
    public void close() {
        dataset.close();
    }
}
