package io.elman.forecast;

import io.elman.config.Experiment;
import io.elman.data.SeededRandom;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.batch.SeriesTensors;
import io.elman.data.series.window.Windows;
import io.elman.train.Batches;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The training windows of a data set as the training loop wants them, in a new order each epoch. */
final class WindowBatches implements Batches {
    private final SeriesSet set;
    private final Optional<LinearPart> linear;
    private final Windows windows;
    private final SeriesTensors tensors;
    private final Experiment experiment;
    private final int outputsPerTarget;
    private final List<Integer> values;

    /** @param linear what forecasts first: the network learns what it leaves */
    WindowBatches(SeriesSet set, SeriesDataset dataset, Optional<LinearPart> linear, Experiment experiment) {
        this.set = set;
        this.linear = linear;
        this.windows = dataset.train();
        this.tensors = dataset.tensors();
        this.experiment = experiment;
        this.outputsPerTarget = experiment.series().answer().outputs();
        this.values = values(dataset);
    }

    /** Returns which features are the columns of numbers. */
    private static List<Integer> values(SeriesDataset dataset) {
        List<String> names = dataset.tensors().featureNames();
        return dataset.state().columns().stream()
                .filter(column -> !column.isText())
                .map(column -> names.indexOf(column.name()))
                .toList();
    }

    @Override
    public Iterator<DataSet> epoch(int number) {
        SeededRandom random = new SeededRandom(experiment.seed(), number);
        Iterator<Windows> batches = windows.shuffled(experiment.seed(), number)
                .batches(experiment.training().batch());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public DataSet next() {
                return noisy(repeated(left(batches.next())), random);
            }
        };
    }

    @Override
    public int count() {
        int batch = experiment.training().batch();
        return (windows.size() + batch - 1) / batch;
    }

    /** Returns windows whose labels are what a linear part leaves of them. */
    private DataSet left(Windows some) {
        DataSet batch = tensors.of(some).joined();
        int horizon = experiment.series().window().horizon();
        linear.ifPresent(first -> {
            double[][][] forecasts = first.forecast(set, tensors, some, horizon);
            INDArray labels = batch.getLabels();
            INDArray steps = labels.get(
                    NDArrayIndex.all(),
                    NDArrayIndex.all(),
                    NDArrayIndex.interval(labels.size(2) - horizon, labels.size(2)));
            steps.subi(Nd4j.createFromArray(forecasts).castTo(labels.dataType()));
        });
        return batch;
    }

    /** @param batch its labels are replaced: each stands once for each number that is learned of it */
    private DataSet repeated(DataSet batch) {
        if (outputsPerTarget > 1) {
            batch.setLabels(batch.getLabels().repeat(1, outputsPerTarget));
        }
        return batch;
    }

    /** @param batch its features are modified */
    private DataSet noisy(DataSet batch, SeededRandom random) {
        double deviation = experiment.training().noise().inputNoise();
        if (deviation > 0) {
            for (int feature : values) {
                INDArray past = batch.getFeatures()
                        .get(
                                NDArrayIndex.all(),
                                NDArrayIndex.point(feature),
                                NDArrayIndex.interval(
                                        0, experiment.series().window().lookback()));
                past.addi(noise(past.shape(), deviation, random));
            }
        }
        return batch;
    }

    private static INDArray noise(long[] shape, double deviation, SeededRandom random) {
        float[] noise = new float[Math.toIntExact(shape[0] * shape[1])];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (deviation * random.nextGaussian());
        }
        return Nd4j.create(noise, shape, 'c');
    }
}
