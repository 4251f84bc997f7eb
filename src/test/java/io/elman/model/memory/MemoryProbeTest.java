package io.elman.model.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.cell.CellWeights;
import io.elman.cell.Sequences;
import io.elman.cell.Trace;
import io.elman.cell.Unrolled;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.engine.Engine;
import io.elman.model.Answer;
import io.elman.model.NetworkBuilder;
import io.elman.model.NetworkShape;
import io.elman.model.translation.EncoderDecoder;
import io.elman.verify.RandomArrays;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MemoryProbeTest {
    private static final int STEPS = 7;
    private static final int[] LENGTHS = {7, 4, 6};

    @Test
    void theNormsAreThoseOfTheCellForSequencesOfAnyLength() {
        MultiLayerNetwork network = network("pooling: last, hidden: [5]", 1);
        assertThat(norms(network, batch(false)).get(0).norms())
                .hasSize(STEPS)
                .usingComparatorForType(MemoryProbeTest::close, Double.class)
                .containsExactlyElementsOf(byTheCell(network, batch(false), false));
    }

    /** The guard: the same by the cell with W_hh transposed is something else. */
    @Test
    void transposedRecurrentWeightsGiveOtherNorms() {
        MultiLayerNetwork network = network("pooling: last, hidden: [5]", 1);
        assertThat(norms(network, batch(false)).get(0).norms())
                .usingComparatorForType(MemoryProbeTest::close, Double.class)
                .isNotEqualTo(byTheCell(network, batch(false), true));
    }

    @Test
    void whereEveryStepHasAnAnswerTheLastOneCounts() {
        MultiLayerNetwork network = network("pooling: none, hidden: [5]", 1);
        assertThat(norms(network, batch(true)).get(0).norms())
                .hasSize(STEPS)
                .usingComparatorForType(MemoryProbeTest::close, Double.class)
                .containsExactlyElementsOf(byTheCell(network, batch(true), false));
    }

    @Test
    void aLayerThatReadsFromTheEndCountsFromTheOtherSide() {
        MultiLayerNetwork network = network("pooling: mean, bidirectional: true, hidden: [4, 4]", 1);
        List<LagGradient> gradients = norms(network, batch(false));
        assertThat(gradients.stream().map(LagGradient::layer))
                .containsExactly("layer 1 forward", "layer 1 backward", "layer 2 forward", "layer 2 backward");
        assertThat(gradients)
                .allSatisfy(gradient -> assertThat(gradient.norms()).hasSize(STEPS));
        DataSet turned = batch(false);
        for (String name : List.of("W", "RW", "b")) {
            swap(network.getParam("0_f" + name), network.getParam("0_b" + name));
            swap(network.getParam("1_f" + name), network.getParam("1_b" + name));
        }
        // What the two directions of the first layer give stands the other way round in the second one, and the
        // readout.
        for (String name : List.of("1_fW", "1_bW", "3_W")) {
            swapHalves(network.getParam(name));
        }
        turned.setFeatures(reversed(turned.getFeatures()));
        turned.setFeaturesMaskArray(reversed(turned.getFeaturesMaskArray()));
        List<LagGradient> swapped = norms(network, turned);
        for (int layer = 0; layer < 4; layer++) {
            assertThat(swapped.get(layer ^ 1).norms())
                    .usingComparatorForType(MemoryProbeTest::close, Double.class)
                    .containsExactlyElementsOf(gradients.get(layer).norms());
        }
    }

    @Test
    void theNetworkStaysAsItIsAndDropoutIsLeftOut() {
        MultiLayerNetwork network = network("pooling: last, hidden: [5], dropout: 0.5", 1);
        INDArray before = network.params().dup();
        List<LagGradient> once = norms(network, batch(false));
        assertThat(norms(network, batch(false))).isEqualTo(once);
        assertThat(network.params()).isEqualTo(before);
        assertThat(once).isEqualTo(norms(network("pooling: last, hidden: [5]", 1), batch(false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pooling: last, hidden: [5], dropout: 0.5",
                "pooling: mean, bidirectional: true, hidden: [5], dropout: 0.5"
            })
    void theNetworkGoesOnToDropUnits(String model) {
        MultiLayerNetwork network = network(model, 1);
        String configuration = network.getLayerWiseConfigurations().toJson();
        assertThat(trainingAnswer(network)).isNotEqualTo(trainingAnswer(network));
        norms(network, batch(false));
        assertThat(network.getLayerWiseConfigurations().toJson())
                .isEqualTo(configuration)
                .contains("\"p\" : 0.5");
        assertThat(trainingAnswer(network)).isNotEqualTo(trainingAnswer(network));
    }

    private static INDArray trainingAnswer(MultiLayerNetwork network) {
        DataSet batch = batch(false);
        return network.output(batch.getFeatures(), true, batch.getFeaturesMaskArray(), null);
    }

    @Test
    void aGraphGoesOnToDropUnits() {
        Experiment experiment = ConfigReader.parse(
                "task: translation\ndata: {train: a.csv, source: s, target: t}\n"
                        + "model: {embedding: 3, hidden: [4], dropout: 0.5}",
                "t");
        ComputationGraph graph = EncoderDecoder.untrained(experiment, 5, 6).network();
        String configuration = graph.getConfiguration().toJson();
        new ProbeNetwork(graph);
        assertThat(graph.getConfiguration().toJson()).isEqualTo(configuration).contains("\"p\" : 0.5");
    }

    @Test
    void stockLayersAreSeenToo() {
        MultiLayerNetwork network = network("pooling: last, hidden: [5]", 1);
        assertThat(norms(Engine.toStock(network), batch(false))).isEqualTo(norms(network, batch(false)));
    }

    @Test
    void saturatedAreStatesNearTheEndsOfTanh() {
        MultiLayerNetwork network = network("pooling: last, hidden: [4]", 1);
        network.getParam("0_W").assign(0);
        network.getParam("0_RW").assign(0);
        network.getParam("0_b")
                .assign(Nd4j.createFromArray(0.5f, 2.6f, -2.7f, 9f).reshape(1, 4));
        LayerMemory layer = layers(network).get(0);
        // tanh(2.6) = 0.98903, tanh(2.7) = 0.99101
        assertThat(layer.saturated()).isEqualTo(0.5);
        assertThat(layer.spectralRadius()).isZero();
    }

    @Test
    void theSpectralRadiusOfFirstWeightsIsOne() {
        assertThat(layers(network("pooling: mean, hidden: [9, 6]", 1)))
                .extracting(LayerMemory::layer)
                .containsExactly("layer 1", "layer 2");
        assertThat(layers(network("pooling: mean, hidden: [9, 6]", 1)))
                .allSatisfy(layer -> assertThat(layer.spectralRadius()).isCloseTo(1, within(1e-4)));
    }

    @Test
    void encoderAndDecoderAreTold() {
        Experiment experiment = ConfigReader.parse(
                "task: translation\ndata: {train: a.csv, source: s, target: t}\nmodel: {embedding: 3, hidden: [4]}",
                "t");
        EncoderDecoder network = EncoderDecoder.untrained(experiment, 5, 6);
        assertThat(RecurrentLayers.titles(network.network()).values())
                .containsExactly("encoder layer 1 forward", "encoder layer 1 backward", "decoder layer 1");
    }

    private static List<LagGradient> norms(NeuralNetwork network, DataSet batch) {
        return probe(network, batch).gradients(((org.deeplearning4j.nn.api.Model) network).params());
    }

    private static List<LayerMemory> layers(MultiLayerNetwork network) {
        return probe(network, batch(false)).layers(network.params());
    }

    private static MemoryProbe probe(NeuralNetwork network, DataSet batch) {
        return MemoryProbe.of(network, List.of(batch.toMultiDataSet()).iterator());
    }

    /** Returns the norms row by row: each state starts the rest of its sequence, whose loss the cell takes back to it. */
    private static List<Double> byTheCell(MultiLayerNetwork network, DataSet batch, boolean transposed) {
        CellWeights cell = RecurrentLayers.cells(network).get("0_").castTo(DataType.DOUBLE);
        CellWeights used = transposed
                ? new CellWeights(
                        cell.inputWeights(), cell.recurrentWeights().transpose().dup('c'), cell.hiddenBias())
                : cell;
        double[] sums = new double[STEPS];
        int[] counts = new int[STEPS];
        for (int row = 0; row < LENGTHS.length; row++) {
            INDArray input = batch.getFeatures()
                    .get(
                            NDArrayIndex.interval(row, row + 1),
                            NDArrayIndex.all(),
                            NDArrayIndex.interval(0, LENGTHS[row]))
                    .castTo(DataType.DOUBLE)
                    .dup('c');
            INDArray hidden =
                    Unrolled.forward(used, Sequences.fromRest(input, 5)).hidden();
            INDArray gradient = answerGradient(network, hidden, batch.getLabels(), row);
            for (int lag = 0; lag < LENGTHS[row]; lag++) {
                sums[lag] += norm(used, input, hidden, gradient, LENGTHS[row] - 1 - lag);
                counts[lag]++;
            }
        }
        return IntStream.range(0, STEPS)
                .mapToObj(lag -> sums[lag] / counts[lag])
                .toList();
    }

    /** Returns dL/dh_T, [1, hidden]: 2 (y - label) W_hy'. */
    private static INDArray answerGradient(MultiLayerNetwork network, INDArray hidden, INDArray labels, int row) {
        INDArray weights = network.getParam("1_W").castTo(DataType.DOUBLE);
        long last = hidden.size(2) - 1;
        INDArray h = hidden.slice(last, 2).dup('c');
        double label = labels.rank() == 2 ? labels.getDouble(row, 0) : labels.getDouble(row, 0, last);
        double error = h.mmul(weights).getDouble(0) + network.getParam("1_b").getDouble(0) - label;
        return weights.transpose().mul(2 * error);
    }

    private static double norm(CellWeights cell, INDArray input, INDArray hidden, INDArray gradient, int t) {
        long last = input.size(2) - 1;
        if (t == last) {
            return gradient.norm2Number().doubleValue();
        }
        INDArray rest = input.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(t + 1, last + 1))
                .dup('c');
        Sequences sequences =
                Sequences.fromRest(rest, 5).startingFrom(hidden.slice(t, 2).dup('c'));
        Trace trace = Unrolled.forward(cell, sequences);
        INDArray direct = trace.hidden().like();
        direct.slice(rest.size(2) - 1, 2).assign(gradient);
        return Unrolled.backward(cell, trace, direct)
                .initialState()
                .norm2Number()
                .doubleValue();
    }

    private static int close(double a, double b) {
        return Math.abs(a - b) <= 1e-5 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : Double.compare(a, b);
    }

    private static MultiLayerNetwork network(String model, long seed) {
        Experiment experiment = ConfigReader.parse(
                "task: classification\ndata: {train: a.csv, sequence: s, features: [x, y], label: l}\nmodel: {%s}"
                        .formatted(model),
                "t");
        NetworkShape shape = new NetworkShape(2, new Answer.Values(1, Answer.Values.Loss.SQUARED, List.of()));
        return NetworkBuilder.build(experiment.model(), experiment.training(), seed, shape);
    }

    private static DataSet batch(boolean answersEachStep) {
        RandomArrays random = new RandomArrays(3);
        INDArray features = random.normal(1, LENGTHS.length, 2, STEPS).castTo(DataType.FLOAT);
        INDArray labels = (answersEachStep
                        ? random.normal(1, LENGTHS.length, 1, STEPS)
                        : random.normal(1, LENGTHS.length, 1))
                .castTo(DataType.FLOAT);
        INDArray mask = Nd4j.zeros(LENGTHS.length, STEPS);
        for (int row = 0; row < LENGTHS.length; row++) {
            for (int step = 0; step < LENGTHS[row]; step++) {
                mask.putScalar(row, step, 1);
            }
        }
        return new DataSet(features, labels, mask, answersEachStep ? mask.dup() : null);
    }

    private static INDArray reversed(INDArray array) {
        INDArray turned = array.like();
        int time = array.rank() - 1;
        for (int t = 0; t < STEPS; t++) {
            turned.slice(t, time).assign(array.slice(STEPS - 1 - t, time));
        }
        return turned;
    }

    private static void swap(INDArray one, INDArray other) {
        INDArray kept = one.dup();
        one.assign(other);
        other.assign(kept);
    }

    private static void swapHalves(INDArray weights) {
        long half = weights.rows() / 2;
        swap(
                weights.get(NDArrayIndex.interval(0, half), NDArrayIndex.all()),
                weights.get(NDArrayIndex.interval(half, 2 * half), NDArrayIndex.all()));
    }

    @Test
    void theBatchWithMostStepsIsTaken() {
        DataSet shorter = batch(false);
        shorter.setFeatures(shorter.getFeatures()
                .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 2))
                .dup());
        shorter.setFeaturesMaskArray(Nd4j.ones(LENGTHS.length, 2));
        MultiLayerNetwork network = network("pooling: last, hidden: [5]", 1);
        MemoryProbe probe = MemoryProbe.of(
                network,
                Arrays.asList(shorter.toMultiDataSet(), batch(false).toMultiDataSet(), shorter.toMultiDataSet())
                        .iterator());
        assertThat(probe.gradients(network.params())).isEqualTo(norms(network, batch(false)));
    }
}
