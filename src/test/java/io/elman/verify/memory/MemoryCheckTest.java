package io.elman.verify.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.ElmanException;
import io.elman.train.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class MemoryCheckTest {
    private static final MemoryCheck.Plan EASY = new MemoryCheck.Plan(2, 12, 16, 6, 1);

    @TempDir
    Path folder;

    @Test
    void theSumOfTheMarkedNumbersIsToBeTold() {
        DataSet drawn = new AddingProblem(10, 50, 1, 3).heldOut(4_000, 1);
        INDArray numbers = drawn.getFeatures().slice(0, 1);
        INDArray marks = drawn.getFeatures().slice(1, 1);
        assertThat(numbers.mul(marks).sum(1).toDoubleVector())
                .containsExactly(drawn.getLabels().toDoubleVector(), within(1e-6));
        for (int half : new int[] {0, 5}) {
            for (int row = 0; row < 100; row++) {
                double sum = 0;
                for (int step = half; step < half + 5; step++) {
                    sum += marks.getDouble(row, step);
                }
                assertThat(sum).isOne();
            }
        }
        INDArray off = drawn.getLabels().sub(1);
        assertThat(off.mul(off).meanNumber().doubleValue()).isCloseTo(AddingProblem.CHANCE, within(0.01));
    }

    @Test
    void epochsAndHeldOutSequencesDifferAndTheSameOnesComeAgain() {
        AddingProblem problem = new AddingProblem(6, 4, 2, 3);
        assertThat(problem.epoch(1).next().getFeatures(0))
                .isEqualTo(problem.epoch(1).next().getFeatures(0))
                .isNotEqualTo(problem.epoch(2).next().getFeatures(0))
                .isNotEqualTo(problem.heldOut(4, 1).getFeatures())
                .isNotEqualTo(new AddingProblem(6, 4, 2, 4).epoch(1).next().getFeatures(0));
        assertThat(problem.heldOut(4, 1).getFeatures())
                .isNotEqualTo(problem.heldOut(4, 2).getFeatures());
        assertThat(problem.epoch(1)).toIterable().hasSize(2);
    }

    @Test
    void whatIsLearnedPassesAndIsPrintedAndDrawnTheSameTwice() throws IOException {
        List<String> notices = new ArrayList<>();
        Path page = folder.resolve("new/memory.html");
        Ran once = run(EASY, 80, page, notices);
        assertThat(once.passed()).as(once.text()).isTrue();
        assertThat(once.text())
                .contains(
                        "learned",
                        "0.1667",
                        "seed 1",
                        "before",
                        "#",
                        "rho",
                        "T = 2",
                        "T = 12",
                        "memory.html",
                        "passed");
        assertThat(notices).hasSize(2);
        String html = Files.readString(page);
        assertThat(html).contains("T = 2, before", "Spectral radius", "Clipped steps", "chance");
        assertThat(run(EASY, 80, page, notices)).isEqualTo(once);
        assertThat(page).hasContent(html);
    }

    @Test
    void whatIsNotLearnedFails() {
        Ran ran = run(new MemoryCheck.Plan(60, 4, 4, 1, 1), 0, folder.resolve("page.html"), new ArrayList<>());
        assertThat(ran.passed()).isFalse();
        assertThat(ran.text()).contains("at chance", "FAILED").doesNotContain("passed");
    }

    @Test
    void linesFitTheTerminal() {
        List<Trial.Learned> trials =
                List.of(EASY.trial(2).run(new Progress() {}), EASY.trial(12).run(new Progress() {}));
        for (int columns : new int[] {0, 20, 40, 60, 80, 200}) {
            int widest = columns == 0 ? 80 : Math.max(40, Math.min(80, columns));
            assertThat(new MemoryText(EASY, trials, columns).lines())
                    .allSatisfy(line ->
                            assertThat(line).hasSizeLessThanOrEqualTo(widest).matches("\\p{ASCII}*"));
        }
    }

    @Test
    void lagsAreCloseWhereTheyAreShort() {
        assertThat(LagBars.lags(1)).containsExactly(0);
        assertThat(LagBars.lags(50)).containsExactly(0, 1, 2, 5, 10, 20, 49);
        assertThat(LagBars.lags(200)).containsExactly(0, 1, 2, 5, 10, 20, 50, 100, 199);
    }

    @Test
    void aPageThatCannotBeWrittenIsToldBeforeAnythingIsTrained() {
        assertThatThrownBy(() -> run(EASY, 80, folder, new ArrayList<>()))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("folder");
    }

    private record Ran(boolean passed, String text) {}

    private static Ran run(MemoryCheck.Plan plan, int columns, Path page, List<String> notices) {
        StringWriter text = new StringWriter();
        boolean passed = new MemoryCheck(new PrintWriter(text), columns)
                .notify(notices::add)
                .run(plan, page);
        return new Ran(passed, text.toString());
    }
}
