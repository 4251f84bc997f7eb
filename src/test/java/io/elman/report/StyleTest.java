package io.elman.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast as WCAG 2.1 defines it (relative luminance): 4.5 for letters, 3 for what is drawn. */
class StyleTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lettersStandOutFromTheirGround(boolean dark) {
        for (String ground : List.of("paper", "band")) {
            assertThat(contrast(color("ink", dark), color(ground, dark))).isGreaterThan(7);
            assertThat(contrast(color("quiet", dark), color(ground, dark))).isGreaterThan(4.5);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void linesAndBarsStandOutFromThePaper(boolean dark) {
        for (int i = 0; i < 6; i++) {
            assertThat(contrast(color("c" + i, dark), color("paper", dark))).isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void linesStandOutFromARegion(boolean dark) {
        double[] region = mix(color("quiet", dark), color("paper", dark), 0.16);
        assertThat(Style.CSS).contains(".r1 { fill-opacity: 0.16; }");
        for (int i = 0; i < 6; i++) {
            assertThat(contrast(color("c" + i, dark), region)).isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsCanBeReadOnEveryShade(boolean dark) {
        List<Double> opacities = opacities();
        assertThat(opacities).hasSize(9).isSorted();
        for (int shade = 0; shade < opacities.size(); shade++) {
            double[] ground = mix(color("shade", dark), color("paper", dark), opacities.get(shade));
            double[] letters = color(shade >= 6 ? "on-shade" : "ink", dark);
            assertThat(contrast(letters, ground)).as("shade %d", shade).isGreaterThan(4.5);
        }
    }

    private static List<Double> opacities() {
        Matcher rules = Pattern.compile("\\.l\\d \\{ fill-opacity: ([0-9.]+);").matcher(Style.CSS);
        List<Double> opacities = new ArrayList<>();
        while (rules.find()) {
            opacities.add(Double.parseDouble(rules.group(1)));
        }
        return opacities;
    }

    private static double[] color(String variable, boolean dark) {
        Matcher values = Pattern.compile("--" + variable + ": #(\\w{6});").matcher(Style.CSS);
        assertThat(values.find() && (!dark || values.find())).as(variable).isTrue();
        int rgb = Integer.parseInt(values.group(1), 16);
        return new double[] {(rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0};
    }

    private static double[] mix(double[] above, double[] below, double opacity) {
        double[] mixed = new double[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = opacity * above[i] + (1 - opacity) * below[i];
        }
        return mixed;
    }

    private static double contrast(double[] one, double[] other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
