package io.elman.classify.input;

import io.elman.classify.baseline.BagOfWordsTraining;
import io.elman.classify.baseline.Baseline;
import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.data.Part;
import io.elman.data.labelled.Parts;
import io.elman.data.text.EncodedRows;
import io.elman.data.text.TextDataset;
import io.elman.data.text.batch.Batch;
import io.elman.data.text.batch.BatchSpec;
import io.elman.data.text.batch.TextBatches;
import io.elman.model.SequenceClassifier;
import io.elman.train.Batches;
import java.util.Iterator;
import org.nd4j.linalg.dataset.DataSet;

/** Labelled texts. */
record TextExamples(TextDataset dataset, TextEncoding encoding, boolean lowerCase) implements Examples<String> {
    @Override
    public Parts<String> parts() {
        return dataset.parts();
    }

    @Override
    public Batches batches(Experiment own) {
        EncodedRows rows = dataset.rows(Part.TRAIN);
        TextBatches batches = new TextBatches(rows, spec(own));
        return EpochBatches.of(
                number -> tensors(batches.epoch(number)),
                rows.size(),
                own.training().batch());
    }

    private BatchSpec spec(Experiment own) {
        BatchSpec spec = BatchSpec.of(own.training().batch(), parts().labels().size(), own.seed())
                .withWordDropout(own.training().noise().wordDropout());
        if (encoding.oneHot()) {
            spec = spec.withOneHot(encoding.inputs());
        }
        return own.model().pooling() == ModelConfig.Pooling.NONE ? spec.withLabelsEachStep() : spec;
    }

    private static Iterator<DataSet> tensors(Iterator<Batch> batches) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public DataSet next() {
                return batches.next().data();
            }
        };
    }

    @Override
    public void validate(SequenceClassifier network, Answers answers) {
        EncodedRows rows = dataset.rows(Part.VALIDATION);
        encoding.forEach(network, rows, (row, probabilities) -> answers.add(rows.label(row), probabilities));
    }

    @Override
    public Baseline<String> baseline(double[] classWeights) {
        return BagOfWordsTraining.train(parts(), lowerCase, classWeights);
    }

    @Override
    public void close() {
        dataset.close();
    }
}
