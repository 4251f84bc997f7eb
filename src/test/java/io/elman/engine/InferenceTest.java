package io.elman.engine;

import static io.elman.engine.Compare.endPadding;
import static io.elman.engine.Compare.tolerance;
import static io.elman.engine.Networks.configuration;
import static io.elman.engine.Networks.embedding;
import static io.elman.engine.Networks.output;
import static io.elman.engine.Networks.outputs;
import static io.elman.engine.Networks.pooling;
import static io.elman.engine.Networks.recurrent;
import static io.elman.engine.Networks.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.engine.inference.Inference;
import io.elman.engine.inference.Sequences;
import io.elman.engine.inference.Workspace;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Texts get the probabilities that the stock network gives to the same texts as padded and masked tensors. */
class InferenceTest {
    private static final int VOCABULARY = 11;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void anySizeGivesTheSame(DataType type) {
        Random sizes = new Random(21);
        for (int round = 0; round < 12; round++) {
            int width = 1 + sizes.nextInt(9);
            int hidden = 1 + sizes.nextInt(40);
            int classes = 2 + sizes.nextInt(4);
            MultiLayerNetwork stock = stock(
                    round,
                    type,
                    embedding(VOCABULARY, width),
                    recurrent(width, hidden),
                    pooling(PoolingType.AVG),
                    output(hidden, classes));
            assertSame(stock, texts(sizes, 1 + sizes.nextInt(20), 1 + sizes.nextInt(12)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AVG", "MAX", "SUM"})
    void stacksInBothDirectionsGiveTheSame(PoolingType pooling) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            MultiLayerNetwork stock = stock(
                    23,
                    type,
                    embedding(VOCABULARY, 4),
                    both(recurrent(4, 5)),
                    recurrent(10, 6),
                    both(recurrent(6, 7)),
                    pooling(pooling),
                    output(14, 3));
            assertSame(stock, texts(new Random(24), 9, 8));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "RELU", "IDENTITY"})
    void everyActivationGivesTheSame(Activation activation) {
        MultiLayerNetwork stock = stock(
                25,
                DataType.DOUBLE,
                embedding(VOCABULARY, 3),
                recurrent(3, 4, activation),
                pooling(PoolingType.SUM),
                output(4, 3));
        assertSame(stock, texts(new Random(26), 6, 7));
    }

    @Test
    void theLastStepGivesTheSame() {
        Random random = new Random(27);
        Layer words = embedding(VOCABULARY, 3);
        assertSame(
                floats(words, recurrent(3, 6), new LastTimeStep(recurrent(6, 5)), output(5, 3)), texts(random, 9, 7));
        assertSame(floats(words, new LastTimeStep(both(recurrent(3, 5))), output(10, 3)), texts(random, 9, 7));
    }

    @Test
    void outputsPerStepGiveThoseOfTheLastStep() {
        MultiLayerNetwork stock = floats(embedding(VOCABULARY, 3), recurrent(3, 6), outputs(6, 4));
        int[][] texts = texts(new Random(29), 7, 6);
        double[][] answers = answers(stock, texts);
        INDArray perStep = stock.output(words(texts, DataType.FLOAT), false, mask(texts, DataType.FLOAT), null);
        for (int text = 0; text < texts.length; text++) {
            double[] expected =
                    perStep.slice(text).getColumn(texts[text].length - 1).toDoubleVector();
            assertThat(answers[text]).containsExactly(expected, within(1e-6));
        }
    }

    @Test
    void oneHotWordsGiveTheSame() {
        MultiLayerNetwork stock = floats(both(recurrent(VOCABULARY, 6)), pooling(PoolingType.MAX), output(12, 3));
        int[][] texts = texts(new Random(30), 8, 9);
        INDArray oneHot = Nd4j.zeros(texts.length, VOCABULARY, steps(texts));
        for (int text = 0; text < texts.length; text++) {
            for (int step = 0; step < texts[text].length; step++) {
                oneHot.putScalar(text, texts[text][step], step, 1);
            }
        }
        assertClose(answers(stock, texts), stock.output(oneHot, false, mask(texts, DataType.FLOAT), null), 1e-6);
    }

    @Test
    void ourLayersGiveTheSameToTheLastBit() {
        MultiLayerNetwork stock = preset();
        int[][] texts = texts(new Random(31), 9, 7);
        assertThat(answers(Engine.accelerate(stock), texts)).isDeepEqualTo(answers(stock, texts));
    }

    @Test
    void aWorkspaceMaySeeLargerAndSmallerTextsInTurn() {
        Inference inference = Inference.of(preset()).orElseThrow();
        Workspace space = inference.workspace();
        Random random = new Random(32);
        for (int batch : new int[] {3, 30, 1, 7}) {
            Sequences texts = Sequences.of(texts(random, batch, batch));
            double[][] again = inference.probabilities(texts, inference.workspace());
            assertThat(inference.probabilities(texts, space)).isDeepEqualTo(again);
        }
    }

    @Test
    void furtherTrainingDoesNotChangeIt() {
        MultiLayerNetwork network = preset();
        Inference inference = Inference.of(network).orElseThrow();
        Sequences texts = Sequences.of(texts(new Random(33), 4, 5));
        double[][] before = inference.probabilities(texts, inference.workspace());
        network.params().assign(0);
        assertThat(inference.probabilities(texts, inference.workspace())).isDeepEqualTo(before);
    }

    @Test
    void whatIsNotOfferedIsRefused() {
        SimpleRnn normalized =
                new SimpleRnn.Builder().nIn(3).nOut(4).hasLayerNorm(true).build();
        EmbeddingSequenceLayer biased = new EmbeddingSequenceLayer.Builder()
                .nIn(VOCABULARY)
                .nOut(3)
                .hasBias(true)
                .build();
        Layer words = embedding(VOCABULARY, 3);
        assertRefused(words, normalized, pooling(PoolingType.AVG), output(4, 2));
        assertRefused(biased, recurrent(3, 4), pooling(PoolingType.AVG), output(4, 2));
        assertRefused(words, recurrent(3, 4, Activation.SIGMOID), pooling(PoolingType.AVG), output(4, 2));
        assertRefused(words, recurrent(3, 4), pooling(PoolingType.PNORM), output(4, 2));
        assertRefused(
                words,
                new Bidirectional(Bidirectional.Mode.ADD, recurrent(3, 4)),
                pooling(PoolingType.AVG),
                output(4, 2));
        assertRefused(embedding(1 << 20, 3), recurrent(3, 9), pooling(PoolingType.AVG), output(9, 2));
    }

    @Test
    void wrongWordsAreRefused() {
        Inference inference = Inference.of(preset()).orElseThrow();
        Sequences unknown = Sequences.of(new int[][] {{1, VOCABULARY}});
        assertThatThrownBy(() -> inference.probabilities(unknown, inference.workspace()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11");
        assertThatThrownBy(() -> Sequences.of(new int[][] {{1}, {}})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sequences.of(new int[][] {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sequences.of(new int[][] {{-1}})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTransposedRecurrentMatrixIsSeen() {
        MultiLayerNetwork stock = preset();
        MultiLayerNetwork wrong = stock.clone();
        wrong.setParam("1_fRW", stock.getParam("1_fRW").transpose().dup());
        int[][] texts = texts(new Random(34), 5, 6);
        assertThatThrownBy(() -> assertClose(answers(wrong, texts), padded(stock, texts), 1e-6))
                .isInstanceOf(AssertionError.class);
    }

    private static MultiLayerNetwork preset() {
        return floats(embedding(VOCABULARY, 6), both(recurrent(6, 7)), pooling(PoolingType.AVG), output(14, 2));
    }

    private static MultiLayerNetwork floats(Layer... layers) {
        return stock(35, DataType.FLOAT, layers);
    }

    private static Layer both(SimpleRnn cell) {
        return new Bidirectional(Bidirectional.Mode.CONCAT, cell);
    }

    /** Returns texts of random lengths, the first as long as allowed and the second with one word. */
    private static int[][] texts(Random random, int count, int longest) {
        int[][] texts = new int[count][];
        Arrays.setAll(texts, text -> {
            int length = text == 0 ? longest : text == 1 ? 1 : 1 + random.nextInt(longest);
            return random.ints(length, 0, VOCABULARY).toArray();
        });
        return texts;
    }

    private static int steps(int[][] texts) {
        return Arrays.stream(texts).mapToInt(text -> text.length).max().getAsInt();
    }

    private static INDArray words(int[][] texts, DataType type) {
        INDArray words = Nd4j.zeros(type, texts.length, 1, steps(texts));
        for (int text = 0; text < texts.length; text++) {
            for (int step = 0; step < texts[text].length; step++) {
                words.putScalar(text, 0, step, texts[text][step]);
            }
        }
        return words;
    }

    private static INDArray mask(int[][] texts, DataType type) {
        int[] lengths = Arrays.stream(texts).mapToInt(text -> text.length).toArray();
        return endPadding(type, steps(texts), lengths);
    }

    private static INDArray padded(MultiLayerNetwork network, int[][] texts) {
        DataType type = network.getLayerWiseConfigurations().getDataType();
        return network.output(words(texts, type), false, mask(texts, type), null);
    }

    private static double[][] answers(MultiLayerNetwork network, int[][] texts) {
        Inference inference = Inference.of(network).orElseThrow();
        return inference.probabilities(Sequences.of(texts), inference.workspace());
    }

    private static void assertSame(MultiLayerNetwork stock, int[][] texts) {
        double tolerance = tolerance(stock.getLayerWiseConfigurations().getDataType());
        assertClose(answers(stock, texts), padded(stock, texts), tolerance);
    }

    private static void assertClose(double[][] actual, INDArray expected, double tolerance) {
        double[][] wanted = expected.castTo(DataType.DOUBLE).toDoubleMatrix();
        assertThat(actual).hasNumberOfRows(wanted.length);
        IntStream.range(0, wanted.length)
                .forEach(row -> assertThat(actual[row]).containsExactly(wanted[row], within(tolerance)));
    }

    private static void assertRefused(Layer... layers) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(DataType.FLOAT, layers));
        network.init();
        assertThat(Inference.of(network)).isEmpty();
    }
}
