package io.elman.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.cell.GradientCheck;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The gradient that DL4J gives {@code fit} is that of the loss, for every kind of network that can be configured. */
class NetworkGradientTest {
    private static final int VOCABULARY = 7;
    private static final int CLASSES = 3;
    private static final int BATCH = 4;
    private static final int STEPS = 6;

    @BeforeAll
    static void computeInDouble() {
        // DL4J's readouts make some arrays in the default type, whatever the network's.
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterAll
    static void computeInFloat() {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
    }

    @ParameterizedTest
    @CsvSource({
        "3, [5], mean, false",
        "3, [5], max, false",
        "3, [5], last, false",
        "3, [5], none, false",
        "0, [5], none, false",
        "0, [4], mean, true",
        "3, '[4, 5]', mean, true",
        "3, '[4, 5]', last, false"
    })
    void gradientIsThatOfTheLoss(int embedding, String hidden, String pooling, boolean bidirectional) {
        MultiLayerNetwork network = network(embedding, hidden, pooling, bidirectional);
        boolean eachStep = pooling.equals("none");
        Random random = new Random(3);
        INDArray mask = mask(random);
        network.setInput(input(random, embedding == 0));
        network.setLabels(labels(random, eachStep));
        INDArray labelsMask = eachStep ? mask : null;
        DoubleSupplier loss = () -> {
            // DL4J forgets the masks after each use.
            network.setLayerMaskArrays(mask, labelsMask);
            network.computeGradientAndScore();
            return network.score();
        };
        loss.getAsDouble();
        INDArray gradient = network.getFlattenedGradients()
                .div(BATCH)
                .reshape(network.params().shape())
                .dup();
        double error = GradientCheck.largestError(loss, network.params(), gradient);
        assertThat(error).isLessThan(1e-6);
    }

    private static MultiLayerNetwork network(int embedding, String hidden, String pooling, boolean bidirectional) {
        Experiment experiment = ConfigReader.parse("""
                data: {train: a.csv, text: t, label: l}
                model: {embedding: %d, hidden: %s, pooling: %s, bidirectional: %s}
                """.formatted(embedding, hidden, pooling, bidirectional), "test");
        MultiLayerNetwork network = NetworkBuilder.build(
                experiment, new NetworkShape(VOCABULARY, new Answer.Classes(new double[] {0.5, 2, 1})));
        MultiLayerNetwork exact = network.convertDataType(DataType.DOUBLE);
        Random random = new Random(1);
        for (int i = 0; i < exact.params().length(); i++) {
            exact.params().putScalar(i, exact.params().getDouble(i) + 0.3 * random.nextGaussian());
        }
        return exact;
    }

    private static INDArray mask(Random random) {
        INDArray mask = Nd4j.zeros(DataType.DOUBLE, BATCH, STEPS);
        for (int row = 0; row < BATCH; row++) {
            int length = row == 0 ? STEPS : 1 + random.nextInt(STEPS);
            for (int step = 0; step < length; step++) {
                mask.putScalar(row, step, 1);
            }
        }
        return mask;
    }

    private static INDArray input(Random random, boolean oneHot) {
        INDArray input = Nd4j.zeros(DataType.DOUBLE, BATCH, oneHot ? VOCABULARY : 1, STEPS);
        for (int row = 0; row < BATCH; row++) {
            for (int step = 0; step < STEPS; step++) {
                int token = random.nextInt(VOCABULARY);
                input.putScalar(new int[] {row, oneHot ? token : 0, step}, oneHot ? 1 : token);
            }
        }
        return input;
    }

    private static INDArray labels(Random random, boolean eachStep) {
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, BATCH, CLASSES, STEPS);
        for (int row = 0; row < BATCH; row++) {
            int label = random.nextInt(CLASSES);
            for (int step = 0; step < STEPS; step++) {
                labels.putScalar(new int[] {row, label, step}, 1);
            }
        }
        return eachStep ? labels : labels.tensorAlongDimension(0, 0, 1).dup();
    }
}
