package io.elman.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.ElmanException;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.model.NetworkBuilder;
import io.elman.model.NetworkShape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

class TrainerTest {
    private static final int STEPS = 4;
    private static final int VOCABULARY = 6;

    @Test
    void theLossOfUntrainedWeightsIsThatOfGuessing() {
        TrainingRun run = run("epochs: 1, updater: sgd, learning-rate: 1e-30", "embedding: 3, hidden: [4]");
        assertThat(run.epochs().get(0).trainingLoss()).isBetween(0.5, 1.0);
    }

    @Test
    void labelsAtEveryStepCountAsOneAnswerEach() {
        // Zero output weights would give exactly ln 2 a step, however many steps there are.
        MultiLayerNetwork network = network("epochs: 1, updater: sgd, learning-rate: 1e-30", "pooling: none");
        network.getParam("2_W").assign(0);
        TrainingRun run = trainer(network, "epochs: 1, updater: sgd, learning-rate: 1e-30", "pooling: none")
                .run(batches(true), trained -> 1);
        assertThat(run.epochs().get(0).trainingLoss()).isCloseTo(Math.log(2), within(1e-6));
    }

    @Test
    void clippingLimitsTheStepOfAllWeightsTogether() {
        String training = "epochs: 1, updater: sgd, learning-rate: 1, clip-norm: %s";
        double free = distance(training.formatted("0"));
        double clipped = distance(training.formatted("0.001"));
        assertThat(free).isGreaterThan(0.01);
        // Five steps of a rate of one, each at most as long as the limit.
        assertThat(clipped).isBetween(0.0005, 0.005 + 1e-6);
    }

    @Test
    void trainingStopsAfterItsPatienceAndKeepsTheBestWeights() {
        List<INDArray> seen = new ArrayList<>();
        double[] losses = {3, 1, 2, 2, 2, 2};
        MultiLayerNetwork network = network("epochs: 6, patience: 2", "");
        TrainingRun run = trainer(network, "epochs: 6, patience: 2", "").run(batches(false), trained -> {
            seen.add(trained.params().dup());
            return losses[seen.size() - 1];
        });
        assertThat(run.epochs()).hasSize(4);
        assertThat(run.kept()).isEqualTo(2);
        assertThat(network.params()).isEqualTo(seen.get(1)).isNotEqualTo(seen.get(3));
    }

    @Test
    void theLastWeightsAreKeptWhereThatIsAskedFor() {
        TrainingRun run = run("epochs: 3, keep: last", "");
        assertThat(run.kept()).isEqualTo(3);
    }

    @Test
    void divergenceNamesEpochBatchRateAndGradient() {
        String training = "epochs: 3, updater: sgd, learning-rate: 1e30, clip-norm: 0, l2: 1e30";
        assertThatThrownBy(() -> run(training, ""))
                .isInstanceOf(ElmanException.class)
                .hasMessageMatching(
                        "(?s).*training diverged in epoch \\d, batch \\d: loss .*, learning rate 1\\.0+e\\+30, "
                                + "gradient norm .*");
    }

    @Test
    void aWishToStopEndsTheEpochAndKeepsTheBest() {
        MultiLayerNetwork network = network("epochs: 50", "");
        int[] batches = {0};
        TrainingRun run = trainer(network, "epochs: 50", "")
                .reportTo(new Progress() {
                    @Override
                    public void batchDone(double loss) {
                        batches[0]++;
                    }
                })
                .stopWhen(() -> batches[0] >= 7)
                .run(batches(false), trained -> 1);
        assertThat(run.interrupted()).isTrue();
        assertThat(batches[0]).isEqualTo(7);
        assertThat(run.epochs()).hasSize(1);
    }

    @Test
    void everyUpdaterLearns() {
        for (String updater : List.of("adam", "rmsprop", "sgd")) {
            TrainingRun run = run("epochs: 12, patience: 12, learning-rate: 0.05, updater: " + updater, "");
            assertThat(run.epochs().get(11).trainingLoss())
                    .as(updater)
                    .isLessThan(run.epochs().get(0).trainingLoss());
        }
    }

    @Test
    void equalSeedsGiveEqualWeights() {
        assertThat(weights(1, 0.5)).isEqualTo(weights(1, 0.5)).isNotEqualTo(weights(2, 0.5));
    }

    private static INDArray weights(long seed, double dropout) {
        Experiment experiment = experiment("epochs: 2", "dropout: " + dropout, seed);
        MultiLayerNetwork network = NetworkBuilder.build(experiment, NetworkShape.unweighted(VOCABULARY, 2));
        new Trainer(network, experiment.training(), seed).run(batches(false), trained -> 1);
        return network.params();
    }

    private static double distance(String training) {
        MultiLayerNetwork network = network(training, "");
        INDArray before = network.params().dup();
        trainer(network, training, "").run(batches(false), trained -> 1);
        return network.params().sub(before).norm2Number().doubleValue();
    }

    private static TrainingRun run(String training, String model) {
        ToDoubleFunction<NeuralNetwork> validation = trained -> 1;
        return trainer(network(training, model), training, model).run(batches(false), validation);
    }

    private static Trainer trainer(MultiLayerNetwork network, String training, String model) {
        return new Trainer(network, experiment(training, model, 1).training(), 1);
    }

    private static MultiLayerNetwork network(String training, String model) {
        return NetworkBuilder.build(experiment(training, model, 1), NetworkShape.unweighted(VOCABULARY, 2));
    }

    static Experiment experiment(String training, String model, long seed) {
        String sizes = model.contains("hidden") ? "" : "embedding: 3, hidden: [4]" + (model.isEmpty() ? "" : ", ");
        return ConfigReader.parse(
                "seed: %d%ndata: {train: a.csv, text: t, label: l}%nmodel: {%s%s}%ntraining: {%s}%n"
                        .formatted(seed, sizes, model, training),
                "test");
    }

    /** Five batches of three rows; a row is of the second class if its first token is one of the upper half. */
    static Batches batches(boolean eachStep) {
        List<DataSet> all =
                IntStream.range(0, 5).mapToObj(batch -> batch(batch, eachStep)).toList();
        return new Batches() {
            @Override
            public Iterator<MultiDataSet> epoch(int number) {
                return Batches.of(all.stream().map(DataSet::copy).iterator());
            }

            @Override
            public int count() {
                return all.size();
            }
        };
    }

    private static DataSet batch(int seed, boolean eachStep) {
        Random random = new Random(seed);
        INDArray input = Nd4j.zeros(3, 1, STEPS);
        INDArray labels = eachStep ? Nd4j.zeros(3, 2, STEPS) : Nd4j.zeros(3, 2);
        INDArray mask = Nd4j.ones(3, STEPS);
        mask.putScalar(2, STEPS - 1, 0);
        for (int row = 0; row < 3; row++) {
            for (int step = 0; step < STEPS; step++) {
                input.putScalar(new int[] {row, 0, step}, random.nextInt(VOCABULARY));
            }
            int label = input.getInt(row, 0, 0) * 2 / VOCABULARY;
            for (int step = 0; eachStep && step < STEPS; step++) {
                labels.putScalar(new int[] {row, label, step}, 1);
            }
            if (!eachStep) {
                labels.putScalar(row, label, 1);
            }
        }
        return new DataSet(input, labels, mask, eachStep ? mask.dup() : null);
    }
}
