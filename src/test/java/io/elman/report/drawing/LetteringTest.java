package io.elman.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetteringTest {
    /** Widths in em of DejaVu Sans, one of the widest fonts that a browser takes for sans-serif. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "<=>#+^~ 0.838", "& 0.780", "0123456789$ 0.636", "bdghnpqu 0.635", "OQ 0.787", "GDH 0.775", "WM 0.989",
                "m 0.974", "w 0.818", "@ 1.000", "% 0.950", "rftijl 0.411", "!()[]|;: 0.401", "aceksovxyz 0.615"
            })
    void noLetterIsWiderThanItIsTakenFor(String letters, double widest) {
        assertThat(letters.chars().mapToDouble(letter -> Lettering.width(Character.toString(letter), 1)))
                .allMatch(width -> width >= widest);
    }

    @ParameterizedTest
    @CsvSource({"<b>&amp;</b>, 8.296", "m=1 & w=2 #10, 8.584"})
    void aNameOfManySignsKeepsItsFirst(String name, double inDejaVu) {
        assertThat(Lettering.widest(List.of("a", name), 1)).isGreaterThanOrEqualTo(inDejaVu);
    }
}
