package io.elman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.engine.Engine;
import io.elman.engine.inference.Stepper;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a language model tells, against DL4J's own {@code rnnTimeStep} through the stock layers. */
class LanguageModelTest {
    private static final int SYMBOLS = 9;
    private static final int[] TEXT = new Random(3).ints(1_000, 0, SYMBOLS).toArray();

    @ParameterizedTest
    @ValueSource(
            strings = {"{embedding: 5, hidden: [7]}", "{embedding: 0, hidden: [7]}", "{embedding: 5, hidden: [7, 6]}"})
    void itTellsWhatTheStockNetworkTells(String model) {
        Experiment experiment = experiment(model);
        LanguageModel language = random(experiment);
        double[] expected = surprises(language.network(), experiment.model().embedding() == 0, TEXT.length - 1);
        double mean = 0;
        for (double surprise : expected) {
            mean += surprise / expected.length;
        }
        assertThat(language.nats(TEXT, 1, TEXT.length)).isCloseTo(mean, within(1e-5));
        double last = 0;
        for (int i = 700; i < TEXT.length; i++) {
            last += expected[i - 1] / 300;
        }
        assertThat(language.nats(TEXT, 700, TEXT.length)).isCloseTo(last, within(1e-5));
        assertThat(language.nats(TEXT, 999, TEXT.length)).isCloseTo(expected[998], within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{embedding: 5, hidden: [7]}", "{embedding: 0, hidden: [7]}", "{embedding: 5, hidden: [7, 6]}"})
    void aStepperTellsWhatTheStockNetworkTells(String model) {
        Experiment experiment = experiment(model);
        LanguageModel language = random(experiment);
        double[] expected = surprises(language.network(), experiment.model().embedding() == 0, 100);
        Stepper stepper = language.stepper();
        double[] scores = new double[SYMBOLS];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100; i++) {
                stepper.read(TEXT[i]);
                stepper.scores(scores);
                assertThat(surprise(scores, TEXT[i + 1])).isCloseTo(expected[i], within(1e-5));
            }
            stepper.forget();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 77})
    void withoutOutputWeightsAllSymbolsAreEquallyLikely(int symbols) {
        LanguageModel language = LanguageModel.untrained(experiment("{hidden: [7]}"), symbols);
        assertThat(language.nats(new int[] {0, 1, 0}, 1, 3)).isNotCloseTo(Math.log(symbols), within(1e-3));
        language.network().getParam("2_W").assign(0);
        int[] text = new Random(4).ints(300, 0, symbols).toArray();
        assertThat(language.nats(text, 1, text.length)).isCloseTo(Math.log(symbols), within(1e-6));
    }

    @org.junit.jupiter.api.Test
    void whatCannotBeForetoldIsRefused() {
        LanguageModel language = LanguageModel.untrained(experiment("{hidden: [7]}"), SYMBOLS);
        assertThatThrownBy(() -> language.nats(TEXT, 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> language.nats(TEXT, 5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> language.nats(new int[] {1, SYMBOLS}, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of the 9");
        assertThatThrownBy(() -> language.stepper().read(SYMBOLS)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Experiment experiment(String model) {
        return ConfigReader.parse("{task: generation, data: {file: x.txt}, model: " + model + "}", "test");
    }

    private static LanguageModel random(Experiment experiment) {
        LanguageModel language = LanguageModel.untrained(experiment, SYMBOLS);
        INDArray weights = language.network().params();
        Random random = new Random(5);
        for (long i = 0; i < weights.length(); i++) {
            weights.putScalar(i, 0.5 * random.nextGaussian());
        }
        return language;
    }

    /** Returns minus the logarithm of what the network gave the first symbols but one. */
    private static double[] surprises(MultiLayerNetwork network, boolean oneHot, int count) {
        MultiLayerNetwork stock = Engine.toStock(network);
        double[] surprises = new double[count];
        for (int i = 0; i < surprises.length; i++) {
            INDArray input = Nd4j.zeros(1, oneHot ? SYMBOLS : 1, 1);
            input.putScalar(0, oneHot ? TEXT[i] : 0, 0, oneHot ? 1 : TEXT[i]);
            surprises[i] = -Math.log(stock.rnnTimeStep(input).getDouble(0, TEXT[i + 1], 0));
        }
        return surprises;
    }

    private static double surprise(double[] scores, int symbol) {
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score);
        }
        return Math.log(sum) - scores[symbol];
    }
}
