package io.elman.translate.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void distancesAreThoseByHand() {
        assertThat(distance("kitten", "sitting")).isEqualTo(3);
        assertThat(distance("", "abc")).isEqualTo(3);
        assertThat(distance("abc", "")).isEqualTo(3);
        assertThat(distance("a\uD83D\uDE00c", "ac")).isEqualTo(1);
    }

    @Test
    void distancesOfAnyLengthAreThoseOfTheTable() {
        Random random = new Random(5);
        for (int length : new int[] {1, 5, 63, 64, 65, 128, 130, 200}) {
            for (int trial = 0; trial < 20; trial++) {
                String one = text(random, length);
                String other = text(random, random.nextInt(2 * length + 1));
                assertThat(distance(one, other)).as(one + " " + other).isEqualTo(table(one, other));
            }
        }
    }

    @Test
    void theTargetOfTheNearestSourceIsGiven() {
        List<String> sources = List.of("one hundred", "two hundred", "two thousand and five");
        List<String> targets = List.of("cent", "deux cents", "deux mille cinq");
        Baseline edits = new NearestByEdits(sources, targets);
        assertThat(edits.translate("to hundred")).isEqualTo("deux cents");
        assertThat(edits.translate("one hundred")).isEqualTo("cent");
        Baseline words = new NearestByWords(sources, targets);
        assertThat(words.translate("Five and two")).isEqualTo("deux mille cinq");
        // The rare word decides, not the frequent one.
        assertThat(words.translate("hundred hundred one")).isEqualTo("cent");
        assertThat(words.translate("???")).isEqualTo("cent");
    }

    private static int distance(String one, String other) {
        return new EditDistance(one).to(other.codePoints().toArray());
    }

    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'e').mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** The textbook's table, a row at a time. */
    private static int table(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int i = 0; i <= other.length(); i++) {
            row[i] = i;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
