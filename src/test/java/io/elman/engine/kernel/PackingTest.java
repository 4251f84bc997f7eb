package io.elman.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class PackingTest {
    @Test
    void theLongestStandsFirstAndEndedOnesHaveNoRow() {
        Packing packing = Packing.of(Nd4j.createFromArray(new float[][] {{1, 0, 0}, {1, 1, 1}, {1, 1, 0}}));
        assertThat(new int[] {packing.example(0), packing.example(1), packing.example(2)})
                .containsExactly(1, 2, 0);
        assertThat(new int[] {packing.rows(0), packing.rows(1), packing.rows(2)})
                .containsExactly(3, 2, 1);
        assertThat(new int[] {packing.firstRow(1), packing.firstRow(2), packing.rows()})
                .containsExactly(3, 5, 6);
        assertThat(packing.isFull()).isFalse();
    }

    @Test
    void examplesThatHaveNotBegunHaveNoRow() {
        Packing packing = Packing.of(Nd4j.createFromArray(new float[][] {{0, 0, 1}, {1, 1, 1}}));
        assertThat(new int[] {packing.rows(0), packing.rows(1), packing.rows(2)})
                .containsExactly(1, 1, 2);
        assertThat(packing.hasGaps(0)).isFalse();
    }

    @Test
    void aGapHasARowThatIsNotReal() {
        Packing packing = Packing.of(Nd4j.createFromArray(new float[][] {{1, 0, 1}, {1, 1, 0}}));
        assertThat(packing.rows(1)).isEqualTo(2);
        assertThat(packing.hasGaps(1)).isTrue();
        assertThat(packing.isReal(0, 1)).isFalse();
        assertThat(packing.hasGaps(0)).isFalse();
    }

    @Test
    void sharesHaveEveryExampleOnceAndAboutAsManyRows() {
        Packing packing = Packing.ofLengths(new int[] {7, 1, 6, 2, 5, 3, 4});
        Set<Integer> seen = new HashSet<>();
        for (int part = 0; part < 2; part++) {
            Packing share = packing.shares(2)[part];
            for (int place = 0; place < share.batch(); place++) {
                seen.add(share.example(place));
                assertThat(share.length(place)).isEqualTo(new int[] {7, 1, 6, 2, 5, 3, 4}[share.example(place)]);
            }
            assertThat(share.rows()).isBetween(12, 16);
        }
        assertThat(seen).hasSize(7);
    }

    @Test
    void rowsLieAsInTheArrayOnlyWhereNoStepIsMasked() {
        assertThat(Packing.full(4, 3).isWhole(4)).isTrue();
        assertThat(Packing.full(4, 3).range(1, 3).isWhole(4)).isTrue();
        assertThat(Packing.full(4, 3).isWhole(5)).isFalse();
        assertThat(Packing.full(4, 3).shares(2)[0].isWhole(4)).isFalse();
        assertThat(Packing.full(4, 3).reversed().isWhole(4)).isFalse();
        assertThat(Packing.ofLengths(new int[] {3, 2}).isWhole(2)).isFalse();
    }

    @Test
    void whatIsKeptIsThatOfTheSameSizeOnly() {
        assertThat(Packing.full(4, 3).rows()).isEqualTo(12);
        assertThat(Packing.full(5, 3).rows()).isEqualTo(15);
        assertThat(Packing.full(5, 2).rows()).isEqualTo(10);
        assertThat(Packing.full(4, 3).rows()).isEqualTo(12);
        Packing packing = Packing.full(8, 6);
        assertThat(packing.shares(2)).hasSize(2).allMatch(share -> share.batch() == 4);
        assertThat(packing.shares(4)).hasSize(4).allMatch(share -> share.batch() == 2);
        assertThat(packing.shares(2)).hasSize(2).allMatch(share -> share.batch() == 4);
        assertThat(packing.shares(2)).allMatch(Packing::isRun);
        assertThat(packing.reversed().shares(2)).allMatch(Packing::isRun);
        assertThat(Packing.ofLengths(new int[] {2, 3, 3}).isRun()).isFalse();
        assertThat(packing.ranges(1)).hasSize(1).allMatch(range -> range.steps() == 6);
        assertThat(packing.ranges(1 << 20)).hasSize(4).allMatch(range -> range.steps() < 3);
        assertThat(packing.ranges(1)).hasSize(1);
    }

    @Test
    void equallyLongExamplesKeepTheirOrder() {
        Packing packing = Packing.full(3, 2);
        assertThat(new int[] {packing.example(0), packing.example(1), packing.example(2)})
                .containsExactly(0, 1, 2);
        assertThat(packing.isFull()).isTrue();
    }

    @Test
    void aMaskOfAnythingElseIsRefused() {
        assertThatThrownBy(() -> Packing.of(Nd4j.createFromArray(new float[][] {{1, 0.5f}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.5");
    }

    @Test
    void readFromTheEndTheLastStepIsTheFirst() {
        Packing packing = Packing.of(Nd4j.createFromArray(new float[][] {{1, 0, 0}, {1, 1, 1}, {1, 1, 0}}));
        Packing reversed = packing.reversed();
        assertThat(reversed.time(0)).isEqualTo(2);
        assertThat(packing.time(0)).isZero();
        for (int place = 0; place < 3; place++) {
            assertThat(reversed.example(place)).isEqualTo(packing.example(place));
            for (int step = 0; step < 3; step++) {
                assertThat(reversed.isReal(place, step)).isEqualTo(packing.isReal(place, 2 - step));
            }
        }
        assertThat(reversed.reversed().time(0)).isZero();
    }
}
