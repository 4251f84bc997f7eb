package io.elman.translate.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.engine.attention.Decoding;
import io.elman.engine.attention.TargetDecoder;
import io.elman.model.translation.EncoderDecoder;
import io.elman.verify.RandomArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Decoding step by step against the network's full forward pass, and the search against looking at every translation. */
class BeamSearchTest {
    private static final int SOURCES = 7;
    private static final int TARGETS = 5;
    private static final int[][] TEXTS = {{2, 3, 4, 5}, {6}, {5, 1}};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attention: dot, hidden: [6]",
                "attention: general, hidden: [6]",
                "attention: none, hidden: [6]",
                "attention: dot, hidden: [4, 6]",
                "attention: dot, hidden: [5], bidirectional: false"
            })
    void stepsGiveTheProbabilitiesOfTheWholeForwardPass(String model) {
        EncoderDecoder network = network(model);
        int[] target = {2, 4, 1, 3};
        Decoding decoding = network.decoder().begin(TEXTS);
        int last = 0;
        List<Integer> prefix = new ArrayList<>();
        for (int step = 0; step <= target.length; step++) {
            prefix.add(last);
            float[][] logs = decoding.step(new int[] {last, last, last});
            for (int row = 0; row < TEXTS.length; row++) {
                double[] whole = whole(network.network(), TEXTS[row], prefix);
                for (int token = 0; token < TARGETS; token++) {
                    assertThat(Math.exp(logs[row][token])).isCloseTo(whole[token], within(1e-5));
                }
            }
            last = step < target.length ? target[step] : 0;
        }
    }

    @Test
    void rowsThatAreSelectedGoOnFromTheirOwnStates() {
        TargetDecoder decoder = network(DOT).decoder();
        Decoding decoding = decoder.begin(TEXTS);
        decoding.step(new int[] {0, 0, 0});
        decoding.select(new int[] {1, 2, 2});
        assertThat(decoding.sources()).containsExactly(1, 2, 2);
        float[][] together = decoding.step(new int[] {2, 3, 4});
        Decoding alone = decoder.begin(new int[][] {TEXTS[2]});
        alone.step(new int[] {0});
        float[] expected = alone.step(new int[] {4})[0];
        for (int token = 0; token < TARGETS; token++) {
            assertThat(together[2][token]).isCloseTo(expected[token], within(1e-5f));
            assertThat(together[1][token]).isNotEqualTo(expected[token]);
        }
        float[] attention = decoding.attention(2);
        assertThat(attention).hasSize(TEXTS[2].length);
        assertThat(attention[0] + attention[1]).isCloseTo(1, within(1e-5f));
    }

    @Test
    void aWideBeamFindsTheBestOfAllTranslations() {
        TargetDecoder decoder = network(DOT).decoder();
        for (double penalty : new double[] {0, 1}) {
            List<List<Hypothesis>> found = new BeamSearch(60, penalty, 3).search(decoder, TEXTS, 60);
            for (int text = 0; text < TEXTS.length; text++) {
                double best = Double.NEGATIVE_INFINITY;
                for (int[] tokens : allEnded(2)) {
                    double score = log(decoder, TEXTS[text], tokens) / Math.pow(tokens.length + 1, penalty);
                    best = Math.max(best, score);
                }
                Hypothesis first = found.get(text).stream()
                        .filter(Hypothesis::ended)
                        .findFirst()
                        .orElseThrow();
                assertThat(first.score()).isCloseTo(best, within(1e-5));
                assertThat(first.logProbability()).isCloseTo(log(decoder, TEXTS[text], first.tokens()), within(1e-5));
                assertThat(first.attention()).hasDimensions(first.tokens().length + 1, TEXTS[text].length);
            }
        }
    }

    @Test
    void aBeamOfOneTakesTheMostProbableTokenAndNeverTheUnknownOne() {
        TargetDecoder decoder = network(DOT).decoder();
        List<List<Hypothesis>> found = new BeamSearch(1, 1, 6).search(decoder, TEXTS, 1);
        for (int text = 0; text < TEXTS.length; text++) {
            Hypothesis only = found.get(text).get(0);
            Decoding decoding = decoder.begin(new int[][] {TEXTS[text]});
            int last = 0;
            for (int token : only.tokens()) {
                float[] logs = decoding.step(new int[] {last})[0];
                int best = IntStream.of(0, 2, 3, 4)
                        .boxed()
                        .max((a, b) -> Float.compare(logs[a], logs[b]))
                        .orElseThrow();
                assertThat(token).isEqualTo(best);
                last = token;
            }
            assertThat(only.ended() || only.tokens().length == 6).isTrue();
        }
    }

    @Test
    void aBeamDoesNotStopBeforeAnOpenPathIsBeaten() {
        // Sharp probabilities: the beam fills with early ends that are all but impossible.
        EncoderDecoder network = network(DOT);
        network.network().setParams(network.network().params().mul(2));
        TargetDecoder decoder = network.decoder();
        for (int length = 2; length <= 12; length++) {
            for (int text = 0; text < TEXTS.length; text++) {
                int[][] one = {TEXTS[text]};
                double greedy = new BeamSearch(1, 1, length)
                        .search(decoder, one, 1)
                        .get(0)
                        .get(0)
                        .score();
                double beam = new BeamSearch(4, 1, length)
                        .search(decoder, one, 1)
                        .get(0)
                        .get(0)
                        .score();
                assertThat(beam).isGreaterThanOrEqualTo(greedy - 1e-6);
            }
        }
    }

    private static final String DOT = "attention: dot, hidden: [6]";

    private static Experiment experiment(String model) {
        return ConfigReader.parse(
                "task: translation%ndata: {train: a.csv, source: s, target: t}%nmodel: {embedding: 3, %s}%n"
                        .formatted(model),
                "test");
    }

    private static EncoderDecoder network(String model) {
        EncoderDecoder network = EncoderDecoder.untrained(experiment(model), SOURCES, TARGETS);
        ComputationGraph graph = network.network();
        graph.setParams(new RandomArrays(3).normal(0.8, 1, graph.numParams()).castTo(DataType.FLOAT));
        return network;
    }

    private static double[] whole(ComputationGraph graph, int[] source, List<Integer> prefix) {
        INDArray read = Nd4j.createFromArray(source).castTo(DataType.FLOAT).reshape(1, 1, source.length);
        INDArray written = Nd4j.createFromArray(
                        prefix.stream().mapToInt(Integer::intValue).toArray())
                .castTo(DataType.FLOAT)
                .reshape(1, 1, prefix.size());
        INDArray out = graph.output(read, written)[0];
        return IntStream.range(0, TARGETS)
                .mapToDouble(token -> out.getDouble(0, token, prefix.size() - 1))
                .toArray();
    }

    /** Returns all translations of up to so many tokens, none of them unknown. */
    private static List<int[]> allEnded(int longest) {
        List<int[]> all = new ArrayList<>(List.of(new int[0]));
        List<int[]> last = List.of(new int[0]);
        for (int length = 1; length <= longest; length++) {
            List<int[]> next = new ArrayList<>();
            for (int[] before : last) {
                for (int token = 2; token < TARGETS; token++) {
                    int[] longer = Arrays.copyOf(before, length);
                    longer[length - 1] = token;
                    next.add(longer);
                }
            }
            all.addAll(next);
            last = next;
        }
        return all;
    }

    private static double log(TargetDecoder decoder, int[] source, int[] tokens) {
        Decoding decoding = decoder.begin(new int[][] {source});
        double log = 0;
        int last = 0;
        for (int step = 0; step <= tokens.length; step++) {
            int next = step < tokens.length ? tokens[step] : 0;
            log += decoding.step(new int[] {last})[0][next];
            last = next;
        }
        return log;
    }
}
