package io.elman.generate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WittenBellTest {
    private static final int SYMBOLS = 7;

    /** The text 0 1 0 1 1 with the symbols 0, 1, 2. */
    @Test
    void byHand() {
        NgramCounts counts = NgramCounts.of(new int[] {0, 1, 0, 1, 1}, 5, 2);
        WittenBell one = new WittenBell(counts, 1, 3);
        // Five symbols of two kinds: (c + 2/3) / 7.
        assertThat(one.nats(new int[] {0}, 0, 1)).isCloseTo(-Math.log((2 + 2.0 / 3) / 7), within(1e-12));
        assertThat(one.nats(new int[] {2}, 0, 1)).isCloseTo(-Math.log(2.0 / 3 / 7), within(1e-12));
        WittenBell two = new WittenBell(counts, 2, 3);
        // 0 goes on twice, always by 1: (2 + P(1)) / 3 and P(2) / 3.
        double[] unigram = {(2 + 2.0 / 3) / 7, (3 + 2.0 / 3) / 7, 2.0 / 3 / 7};
        assertThat(two.nats(new int[] {0, 1}, 1, 2)).isCloseTo(-Math.log((2 + unigram[1]) / 3), within(1e-12));
        assertThat(two.nats(new int[] {0, 2}, 1, 2)).isCloseTo(-Math.log(unigram[2] / 3), within(1e-12));
        // 1 goes on once by 0 and once by 1: (1 + 2 P(0)) / 4.
        assertThat(two.nats(new int[] {1, 0}, 1, 2)).isCloseTo(-Math.log((1 + 2 * unigram[0]) / 4), within(1e-12));
        // 2 was never seen: what stands before counts for nothing.
        assertThat(two.nats(new int[] {2, 0}, 1, 2)).isCloseTo(-Math.log(unigram[0]), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void probabilitiesSumToOneInEveryContext(int order) {
        NgramCounts counts = counts();
        WittenBell model = new WittenBell(counts, order, SYMBOLS);
        int[] context = counts.begin();
        int[] walk = new Random(2).ints(500, 0, SYMBOLS).toArray();
        for (int symbol : walk) {
            double sum = 0;
            for (int next = 0; next < SYMBOLS; next++) {
                double probability = model.probability(context, next);
                assertThat(probability).isPositive();
                sum += probability;
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            counts.read(context, symbol);
        }
    }

    @Test
    void longerContextsForetellMoreOfAChain() {
        int[] chain = new int[20_000];
        Random random = new Random(3);
        for (int i = 1; i < chain.length; i++) {
            chain[i] = random.nextDouble() < 0.9 ? 1 - chain[i - 1] : chain[i - 1];
        }
        NgramCounts counts = NgramCounts.of(chain, 19_000, 3);
        double entropyRate = -0.9 * Math.log(0.9) - 0.1 * Math.log(0.1);
        assertThat(new WittenBell(counts, 1, 2).nats(chain, 19_000, 20_000)).isCloseTo(Math.log(2), within(0.01));
        assertThat(new WittenBell(counts, 2, 2).nats(chain, 19_000, 20_000)).isCloseTo(entropyRate, within(0.04));
        assertThat(new WittenBell(counts, 3, 2).nats(chain, 19_000, 20_000)).isCloseTo(entropyRate, within(0.04));
    }

    /** The same figure by another route: every count taken from the text anew. */
    @Test
    void countsAreThoseOfTheText() {
        int[] text = new Random(4).ints(400, 0, 3).toArray();
        WittenBell model = new WittenBell(NgramCounts.of(text, 300, 4), 4, 3);
        double sum = 0;
        for (int i = 300; i < 400; i++) {
            sum -= Math.log(slow(Arrays.copyOf(text, 300), text, i, 4));
        }
        assertThat(model.nats(text, 300, 400)).isCloseTo(sum / 100, within(1e-12));
    }

    private static double slow(int[] learned, int[] text, int at, int order) {
        double probability = 1.0 / 3;
        for (int length = 0; length < order; length++) {
            int[] counts = new int[3];
            for (int i = length; i < learned.length; i++) {
                if (Arrays.equals(learned, i - length, i, text, at - length, at)) {
                    counts[learned[i]]++;
                }
            }
            long distinct = Arrays.stream(counts).filter(count -> count > 0).count();
            if (distinct > 0) {
                probability = (counts[text[at]] + distinct * probability)
                        / (Arrays.stream(counts).sum() + distinct);
            }
        }
        return probability;
    }

    @Test
    void countsAreReadAsTheyWereWritten() {
        NgramCounts counts = counts();
        byte[] bytes = NgramFile.write(counts);
        NgramCounts read = NgramFile.read(bytes, SYMBOLS);
        assertThat(read.size()).isEqualTo(counts.size());
        assertThat(NgramFile.write(read)).isEqualTo(bytes);
        int[] text = new Random(5).ints(300, 0, SYMBOLS).toArray();
        assertThat(new WittenBell(read, 6, SYMBOLS).nats(text, 0, 300))
                .isEqualTo(new WittenBell(counts, 6, SYMBOLS).nats(text, 0, 300));
    }

    @Test
    void whatIsNoCountsIsRefused() {
        byte[] bytes = NgramFile.write(counts());
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        for (byte[] broken : new byte[][] {longer, shorter, {}, {0, 0}, {1, 1, 1, 0, 1}, {-1, -1, -1, -1, -1, -1}}) {
            assertThatThrownBy(() -> NgramFile.read(broken, SYMBOLS)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> NgramFile.read(bytes, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WittenBell(counts(), 7, SYMBOLS)).isInstanceOf(IllegalArgumentException.class);
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            byte[] noise = bytes.clone();
            noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            try {
                NgramFile.read(noise, SYMBOLS);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("counts");
            }
        }
    }

    private static NgramCounts counts() {
        int[] text =
                new Random(1).ints(3_000, 0, SYMBOLS).map(i -> i * i % SYMBOLS).toArray();
        return NgramCounts.of(text, text.length, 6);
    }
}
