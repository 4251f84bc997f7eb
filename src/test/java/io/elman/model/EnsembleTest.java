package io.elman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.config.ConfigReader;
import io.elman.config.EffectiveConfig;
import io.elman.config.Experiment;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EnsembleTest {
    private static final NetworkShape SHAPE = new NetworkShape(6, new Answer.Classes(new double[] {1, 1, 2}));
    private static final INDArray MASK = Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 1, 0}});

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embedding: 3, hidden: [4]",
                "embedding: 3, hidden: [4, 5], pooling: last",
                "embedding: 3, hidden: [4], pooling: max, engine: stock",
                "embedding: 0, hidden: [4], pooling: none",
                "embedding: 0, hidden: [4, 3], bidirectional: true",
                "embedding: 3, hidden: [4, 5, 2], bidirectional: true, pooling: max"
            })
    void answersTheGeometricMeanOfItsMembers(String model) {
        Experiment experiment = experiment(model);
        List<SequenceClassifier> members = members(experiment, 3);
        MultiLayerNetwork wide = Ensemble.join(
                experiment,
                SHAPE,
                members.stream().map(SequenceClassifier::network).toList());
        double[][] answers = SequenceClassifier.of(new Model(wide, null, Map.of()), experiment, SHAPE)
                .probabilities(input(experiment), MASK);
        assertSplitIsTheSame(experiment, wide, answers);
        double[][][] apart = members.stream()
                .map(member -> member.probabilities(input(experiment), MASK))
                .toArray(double[][][]::new);
        for (int row = 0; row < 2; row++) {
            double[] expected = geometricMean(apart, row);
            for (int label = 0; label < 3; label++) {
                assertThat(answers[row][label]).isCloseTo(expected[label], within(1e-5));
            }
            assertThat(answers[row][0]).isNotCloseTo(apart[0][row][0], within(1e-4));
        }
    }

    private static void assertSplitIsTheSame(Experiment experiment, MultiLayerNetwork wide, double[][] answers) {
        Experiment three = ConfigReader.parse(
                EffectiveConfig.toYaml(experiment.effective()).replace("ensemble: 1", "ensemble: 3"), "test");
        assertThat(Ensemble.membersOf(three, SHAPE, wide)).hasSize(3);
        double[][] split = SequenceClassifier.of(new Model(wide, null, Map.of()), three, SHAPE)
                .probabilities(input(experiment), MASK);
        for (int row = 0; row < answers.length; row++) {
            assertThat(split[row]).containsExactly(answers[row], within(1e-5));
        }
    }

    @Test
    void oneMemberIsItself() {
        Experiment experiment = experiment("embedding: 3, hidden: [4]");
        List<SequenceClassifier> one = members(experiment, 1);
        assertThat(SequenceClassifier.joined(experiment, SHAPE, one).network())
                .isSameAs(one.get(0).network());
    }

    @Test
    void aWideNetworkThatIsNoEnsembleIsLeftWhole() {
        Experiment three = ConfigReader.parse(
                "data: {train: a.csv, text: t, label: l}\nmodel: {embedding: 3, hidden: [4]}\ntraining: {ensemble: 3}",
                "test");
        MultiLayerNetwork wide = NetworkBuilder.build(three.with(three.model().timesAsWide(3)), SHAPE);
        assertThat(Ensemble.membersOf(three, SHAPE, wide)).containsExactly(wide);
    }

    private static double[] geometricMean(double[][][] apart, int row) {
        double[] mean = new double[3];
        for (int label = 0; label < 3; label++) {
            double logs = 0;
            for (double[][] member : apart) {
                logs += Math.log(member[row][label]);
            }
            mean[label] = Math.exp(logs / apart.length);
        }
        double sum = mean[0] + mean[1] + mean[2];
        return new double[] {mean[0] / sum, mean[1] / sum, mean[2] / sum};
    }

    private static List<SequenceClassifier> members(Experiment experiment, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    SequenceClassifier member = SequenceClassifier.untrained(experiment.with(number), SHAPE);
                    biased(member.network(), number);
                    return member;
                })
                .toList();
    }

    /** Biases start at zero, where a wrong place for them would not be seen. */
    private static void biased(MultiLayerNetwork network, int number) {
        network.paramTable().forEach((name, weights) -> {
            if (name.endsWith("b")) {
                for (long i = 0; i < weights.length(); i++) {
                    weights.putScalar(i, Math.sin(3 * i + number));
                }
            }
        });
    }

    private static Experiment experiment(String model) {
        return ConfigReader.parse("data: {train: a.csv, text: t, label: l}\nmodel: {" + model + "}", "test");
    }

    private static INDArray input(Experiment experiment) {
        return experiment.model().embedding() == 0
                ? Nd4j.linspace(-1, 1, 36).reshape(2, 6, 3)
                : Nd4j.createFromArray(new float[][][] {{{2, 3, 4}}, {{1, 5, 0}}});
    }
}
