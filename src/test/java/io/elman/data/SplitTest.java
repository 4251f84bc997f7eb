package io.elman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
    private static final Split.Fractions FRACTIONS = new Split.Fractions(0.2, 0.15);

    @Test
    void dividesEachClassExactlyForEverySeed() {
        long[] rows = {100, 40, 3, 2, 1, 7};
        for (long seed = 0; seed < 200; seed++) {
            Map<Part, long[]> counts = countByClass(Split.stratified(rows, FRACTIONS, seed), rows);
            assertThat(counts.get(Part.TEST)).containsExactly(20, 8, 1, 1, 0, 1);
            assertThat(counts.get(Part.VALIDATION)).containsExactly(12, 5, 1, 0, 0, 1);
            assertThat(counts.get(Part.TRAIN)).containsExactly(68, 27, 1, 1, 1, 5);
        }
    }

    @Test
    void givesTheSamePartsForTheSameSeedAndOthersForAnother() {
        long[] rows = {500, 500};
        Split split = Split.stratified(rows, FRACTIONS, 42);
        assertThat(parts(split, rows)).isEqualTo(parts(split, rows));
        assertThat(parts(split, rows)).isEqualTo(parts(Split.stratified(rows, FRACTIONS, 42), rows));
        assertThat(parts(split, rows)).isNotEqualTo(parts(Split.stratified(rows, FRACTIONS, 43), rows));
    }

    @Test
    void givesEveryRowTheSameChance() {
        long[] rows = {10};
        int[] tested = new int[10];
        for (long seed = 0; seed < 10_000; seed++) {
            List<Part> parts = parts(Split.stratified(rows, FRACTIONS, seed), rows);
            for (int row = 0; row < 10; row++) {
                tested[row] += parts.get(row) == Part.TEST ? 1 : 0;
            }
        }
        // 2,000 expected, with a standard deviation of 40.
        assertThat(Arrays.stream(tested).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(1_800, 2_200));
    }

    @Test
    void holdsNothingOutWhenNothingIsAskedFor() {
        long[] rows = {5, 5};
        assertThat(parts(Split.stratified(rows, new Split.Fractions(0, 0), 1), rows))
                .containsOnly(Part.TRAIN);
    }

    @Test
    void noticesARowThatWasNotCounted() {
        Split.Pass pass = Split.stratified(new long[] {1, 0}, FRACTIONS, 1).begin();
        pass.next(0, "");
        assertThatThrownBy(() -> pass.next(0, "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pass.next(1, "")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 40})
    void keepsAGroupOnOneSideAndFillsTheParts(int groups) {
        Map<String, Long> rows = new TreeMap<>();
        for (int group = 0; group < groups; group++) {
            rows.put("speaker " + group, 10L);
        }
        for (long seed = 0; seed < 100; seed++) {
            Split.Pass pass = Split.grouped(rows, FRACTIONS, seed).begin();
            Map<Part, Integer> groupsPerPart = new EnumMap<>(Part.class);
            for (String group : rows.keySet()) {
                Part part = pass.next(0, group);
                assertThat(pass.next(1, group)).isEqualTo(part);
                groupsPerPart.merge(part, 1, Integer::sum);
            }
            assertThat(groupsPerPart).containsKey(Part.TRAIN);
            if (groups >= 3) {
                assertThat(groupsPerPart)
                        .containsEntry(Part.TEST, Math.max(1, groups / 5))
                        .containsKey(Part.VALIDATION);
            }
        }
    }

    @Test
    void doesNotDependOnTheOrderInWhichGroupsWereMet() {
        Map<String, Long> rows = new LinkedHashMap<>();
        Map<String, Long> reversed = new LinkedHashMap<>();
        for (int group = 0; group < 9; group++) {
            rows.put("g" + group, 1L);
            reversed.put("g" + (8 - group), 1L);
        }
        Split.Pass one = Split.grouped(rows, FRACTIONS, 5).begin();
        Split.Pass other = Split.grouped(reversed, FRACTIONS, 5).begin();
        assertThat(rows.keySet())
                .allSatisfy(group -> assertThat(one.next(0, group)).isEqualTo(other.next(0, group)));
    }

    @Test
    void drawsTheNumbersOfSplitMix64() {
        // The sequence of seed 0 as the reference implementation prints it.
        SeededRandom random = new SeededRandom();
        assertThat(random.nextLong()).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(random.nextLong()).isEqualTo(0x6E789E6AA1B965F4L);
        assertThat(new SeededRandom(1, 2).nextLong()).isNotEqualTo(new SeededRandom(2, 1).nextLong());
    }

    private static Map<Part, long[]> countByClass(Split split, long[] rows) {
        Map<Part, long[]> counts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            counts.put(part, new long[rows.length]);
        }
        Split.Pass pass = split.begin();
        for (int label = 0; label < rows.length; label++) {
            for (long row = 0; row < rows[label]; row++) {
                counts.get(pass.next(label, ""))[label]++;
            }
        }
        return counts;
    }

    private static List<Part> parts(Split split, long[] rows) {
        List<Part> parts = new ArrayList<>();
        Split.Pass pass = split.begin();
        for (int label = 0; label < rows.length; label++) {
            for (long row = 0; row < rows[label]; row++) {
                parts.add(pass.next(label, ""));
            }
        }
        return parts;
    }
}
