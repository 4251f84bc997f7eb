package io.elman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.report.Evaluation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTableTest {
    private static final List<String> NAMES = List.of("rmse", "mae", "mape", "coverage", "interval_width", "skill");

    @Test
    void aWideTerminalHasOneTable() {
        assertThat(printed(200).lines().filter(line -> line.startsWith("elman")))
                .hasSize(1);
        assertThat(printed(0)).isEqualTo(printed(200));
    }

    @Test
    void onANarrowTerminalNothingIsWiderOrLost() {
        String narrow = printed(50);
        assertThat(narrow.lines().skip(2).filter(line -> !line.startsWith("The model")))
                .allMatch(line -> line.length() <= 50);
        assertThat(narrow.lines().filter(line -> line.startsWith("elman"))).hasSizeGreaterThan(1);
        NAMES.forEach(name -> assertThat(narrow).contains(name.replace('_', ' ')));
    }

    private static String printed(int columns) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        NAMES.forEach(name -> metrics.put(name, 1.5));
        metrics.put("outcome", "beats the last value");
        Evaluation evaluation =
                new Evaluation("forecasting", "m.zip", "data.csv", 9, metrics, Map.of("naive", Map.of("rmse", 2.0)));
        StringWriter out = new StringWriter();
        MetricsTable.print(evaluation, new PrintWriter(out), columns);
        return out.toString();
    }
}
