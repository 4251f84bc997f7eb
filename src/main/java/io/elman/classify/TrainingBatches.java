package io.elman.classify;

import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.data.text.TextDataset;
import io.elman.data.text.batch.Batch;
import io.elman.data.text.batch.BatchSpec;
import io.elman.data.text.batch.TextBatches;
import io.elman.train.Batches;
import java.util.Iterator;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** The training part of a data set as the training loop wants it. */
final class TrainingBatches implements Batches {
    private final TextBatches batches;
    private final int count;

    TrainingBatches(TextDataset dataset, Experiment experiment) {
        this.batches = new TextBatches(dataset.train(), spec(dataset, experiment));
        int size = experiment.training().batch();
        this.count = (dataset.train().size() + size - 1) / size;
    }

    private static BatchSpec spec(TextDataset dataset, Experiment experiment) {
        ModelConfig model = experiment.model();
        BatchSpec spec = BatchSpec.of(
                        experiment.training().batch(), dataset.labels().size(), experiment.seed())
                .withWordDropout(experiment.training().noise().wordDropout());
        if (model.embedding() == 0) {
            spec = spec.withOneHot(dataset.vocabulary().size());
        }
        return model.pooling() == ModelConfig.Pooling.NONE ? spec.withLabelsEachStep() : spec;
    }

    @Override
    public Iterator<MultiDataSet> epoch(int number) {
        Iterator<Batch> all = batches.epoch(number);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public MultiDataSet next() {
                return all.next().data().toMultiDataSet();
            }
        };
    }

    @Override
    public int count() {
        return count;
    }
}
