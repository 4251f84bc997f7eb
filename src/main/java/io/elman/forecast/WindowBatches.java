package io.elman.forecast;

import io.elman.config.Experiment;
import io.elman.data.SeededRandom;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.batch.WindowTensors;
import io.elman.data.series.window.Windows;
import io.elman.forecast.linear.LinearPart;
import io.elman.train.Batches;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The training windows of a data set as the training loop wants them, in a new order each epoch. */
final class WindowBatches implements Batches {
    private final WindowRows rows;
    private final Experiment experiment;
    private final List<Integer> values;

    /** @param rows of the training windows, which networks may share */
    WindowBatches(WindowRows rows, SeriesDataset dataset, Experiment experiment) {
        this.rows = rows;
        this.experiment = experiment;
        this.values = values(dataset);
    }

    /**
     * Returns the training windows as networks learn them.
     *
     * @param linear what forecasts first: the network learns what it leaves
     */
    static WindowRows rows(SeriesDataset dataset, Optional<LinearPart> linear, Experiment experiment) {
        int horizon = experiment.series().window().horizon();
        int outputs = experiment.series().answer().outputs();
        return new WindowRows(dataset.train(), some -> repeated(left(dataset, linear, some, horizon), outputs));
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
    public Iterator<MultiDataSet> epoch(int number) {
        return Batches.of(tensors(number));
    }

    private Iterator<DataSet> tensors(int number) {
        SeededRandom random = new SeededRandom(experiment.seed(), number);
        int[] order = Windows.order(rows.size(), experiment.seed(), number);
        int batch = experiment.training().batch();
        return new Iterator<>() {
            private int done;

            @Override
            public boolean hasNext() {
                return done < order.length;
            }

            @Override
            public DataSet next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int from = done;
                done = Math.min(order.length, from + batch);
                return noisy(rows.of(Arrays.copyOfRange(order, from, done)), random);
            }
        };
    }

    @Override
    public int count() {
        int batch = experiment.training().batch();
        return (rows.size() + batch - 1) / batch;
    }

    /** Returns windows whose labels are what a linear part leaves of them. */
    private static DataSet left(SeriesDataset dataset, Optional<LinearPart> linear, Windows some, int horizon) {
        WindowTensors tensors = dataset.tensors().of(some);
        DataSet batch = tensors.joined();
        linear.ifPresent(first -> {
            double[][][] forecasts = first.forecast(dataset.state(), tensors);
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
    private static DataSet repeated(DataSet batch, int outputs) {
        if (outputs > 1) {
            batch.setLabels(batch.getLabels().repeat(1, outputs));
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
