package io.elman.verify.memory;

import io.elman.model.memory.LagGradient;
import io.elman.report.Page;
import io.elman.report.Table;
import io.elman.report.chart.LineChart;
import io.elman.report.chart.LineChart.Heights;
import io.elman.report.chart.LineChart.Line;
import io.elman.report.memory.MemorySection;
import io.elman.verify.memory.MemoryCheck.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the trials found, drawn. */
record MemoryPage(Plan plan, List<Trial.Learned> trials) {
    void write(Path file) {
        Page page = Page.titled("Memory: the adding problem");
        page.section("Result")
                .paragraph(AddingProblem.STORY)
                .paragraph(MemoryText.network(plan) + " An epoch is " + Trial.UPDATES + " updates.")
                .add(table())
                .add(errors())
                .add(gradients());
        for (Trial.Learned learned : trials) {
            MemorySection.write(page, title(learned), List.of(learned.run().memory()));
        }
        page.writeTo(file);
    }

    private Table table() {
        List<List<String>> rows = trials.stream()
                .map(learned -> List.of(
                        Integer.toString(learned.trial().steps()),
                        String.format(Locale.ROOT, "%,d", learned.updates()),
                        String.format(Locale.ROOT, "%.4f", learned.error()),
                        MemoryText.outcome(learned)))
                .toList();
        List<Table.Column> columns = List.of(
                Table.Column.text("steps T"),
                Table.Column.number("updates"),
                Table.Column.number("MSE"),
                Table.Column.text("outcome"));
        return Table.of(
                String.format(
                        Locale.ROOT, "Mean squared error on %,d sequences that training never saw", Trial.HELD_OUT),
                columns,
                rows);
    }

    private LineChart errors() {
        Line[] lines = Stream.concat(
                        trials.stream().map(learned -> errors(title(learned), learned)), Stream.of(chance()))
                .toArray(Line[]::new);
        return LineChart.of("Mean squared error while learning", "updates", "MSE, logarithmic", lines)
                .with(Heights.LOGARITHMS);
    }

    private static Line errors(String name, Trial.Learned learned) {
        return new Line(
                name,
                learned.run().epochs().stream()
                        .map(epoch -> new LineChart.Value(epoch.number() * Trial.UPDATES, epoch.validationLoss()))
                        .toList());
    }

    private Line chance() {
        int last = trials.stream().mapToInt(Trial.Learned::updates).max().orElseThrow();
        return new Line(
                "chance",
                Stream.of(Trial.UPDATES, last)
                        .map(updates -> new LineChart.Value(updates, AddingProblem.CHANCE))
                        .toList());
    }

    private LineChart gradients() {
        Line[] lines = trials.stream()
                .flatMap(learned -> Stream.of(
                        named(learned.before(), title(learned) + ", before"),
                        named(learned.after(), title(learned) + ", after")))
                .map(MemorySection::byLag)
                .toArray(Line[]::new);
        return LineChart.of(
                        "Gradient of the loss by lag, before and after training",
                        "lag in steps",
                        "‖dL/dh‖, logarithmic",
                        lines)
                .with(Heights.LOGARITHMS);
    }

    private static LagGradient named(LagGradient gradient, String name) {
        return new LagGradient(name, gradient.norms());
    }

    private static String title(Trial.Learned learned) {
        return "T = " + learned.trial().steps();
    }
}
