package io.elman.report.memory;

import io.elman.model.memory.LagGradient;
import io.elman.model.memory.LayerMemory;
import io.elman.model.memory.MemoryCourse;
import io.elman.report.Page;
import io.elman.report.Section;
import io.elman.report.Table;
import io.elman.report.chart.LineChart;
import io.elman.report.chart.LineChart.Heights;
import io.elman.report.chart.LineChart.Line;
import io.elman.report.drawing.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the networks of a run remember, and how they came to it. */
public final class MemorySection {
    private static final String GRADIENTS =
            "How far back the loss reaches: the norm of its gradient with respect to the hidden state, by the number of steps"
                    + " between that state and the last one that the loss depends on. The loss is that of a sequence's last"
                    + " answer (its first one for a layer that reads backward), the norm the mean over some rows of the"
                    + " training part as training saw them, but with no unit dropped. A line that falls straight loses the same share with each step:"
                    + " what was seen where it is low, training hardly learns from. It stays up where the"
                    + " answer, or a layer above, reads every step.";
    private static final String WEIGHTS =
            "The spectral radius of the recurrent weights W_hh: a state stretches with each step above 1 and fades below it,"
                    + " but for tanh and the input. A unit is saturated where |h| > " + LayerMemory.SATURATION
                    + ", so that hardly any gradient passes it. A step is clipped where the norm of the gradient of all weights"
                    + " is above training.clip-norm.";

    private final MemoryCourse course;

    private MemorySection(MemoryCourse course) {
        this.course = course;
    }

    /**
     * Adds the section to a page.
     *
     * @param networks of the run, of which the first is shown
     */
    public static void write(Page page, List<MemoryCourse> networks) {
        write(page, "Memory", networks);
    }

    /** As above, under a heading of one's own. */
    public static void write(Page page, String heading, List<MemoryCourse> networks) {
        Section section = page.section(heading);
        if (networks.size() > 1) {
            section.paragraph("Shown is the first of the " + networks.size() + " networks.");
        }
        MemorySection memory = new MemorySection(networks.get(0));
        section.paragraph(GRADIENTS).add(memory.table()).add(memory.gradients());
        section.paragraph(WEIGHTS)
                .add(memory.byEpoch("Spectral radius of W_hh", "radius", LayerMemory::spectralRadius, Heights.PLAIN))
                .add(memory.byEpoch("Saturated units", "share", LayerMemory::saturated, Heights.SHARES))
                .add(memory.clipped());
    }

    private Table table() {
        List<List<String>> rows = new ArrayList<>();
        List<LayerMemory> kept = course.epochs().get(course.kept() - 1);
        for (int layer = 0; layer < Math.min(kept.size(), course.gradients().size()); layer++) {
            LagGradient gradient = course.gradients().get(layer);
            List<Double> norms = gradient.norms();
            rows.add(List.of(
                    gradient.layer(),
                    norms.isEmpty() ? "–" : Numbers.brief(norms.get(0)),
                    norms.isEmpty() ? "–" : Numbers.count(norms.size() - 1L),
                    norms.isEmpty() ? "–" : Numbers.brief(norms.get(norms.size() - 1)),
                    Numbers.brief(kept.get(layer).spectralRadius()),
                    Numbers.percent(kept.get(layer).saturated())));
        }
        List<Table.Column> columns = List.of(
                Table.Column.text("layer"),
                Table.Column.number("norm at lag 0"),
                Table.Column.number("largest lag"),
                Table.Column.number("norm there"),
                Table.Column.number("spectral radius"),
                Table.Column.number("saturated"));
        return Table.of("The weights that were kept", columns, rows);
    }

    private LineChart gradients() {
        Line[] lines = course.gradients().stream().map(MemorySection::byLag).toArray(Line[]::new);
        return LineChart.of("Gradient of the loss by lag", "lag in steps", "‖dL/dh‖, logarithmic", lines)
                .with(Heights.LOGARITHMS);
    }

    /** Returns a line through the norms at lag 0, 1, 2, ... */
    public static Line byLag(LagGradient gradient) {
        List<Double> norms = gradient.norms();
        return new Line(
                gradient.layer(),
                IntStream.range(0, norms.size())
                        .mapToObj(lag -> new LineChart.Value(lag, norms.get(lag)))
                        .toList());
    }

    private LineChart byEpoch(String title, String unit, ToDoubleFunction<LayerMemory> value, Heights heights) {
        List<LayerMemory> layers = course.epochs().get(course.kept() - 1);
        Line[] lines = IntStream.range(0, layers.size())
                .mapToObj(layer -> Line.numbered(
                        layers.get(layer).layer(),
                        course.epochs().stream()
                                .mapToDouble(epoch ->
                                        layer < epoch.size() ? value.applyAsDouble(epoch.get(layer)) : Double.NaN)
                                .toArray()))
                .toArray(Line[]::new);
        return marked(LineChart.of(title + " by epoch", "epoch", unit, lines).with(heights));
    }

    private LineChart clipped() {
        double[] rates =
                course.clipRates().stream().mapToDouble(Double::doubleValue).toArray();
        return marked(LineChart.of("Clipped steps by epoch", "epoch", "share", Line.numbered("clipped", rates))
                .with(Heights.SHARES));
    }

    private LineChart marked(LineChart chart) {
        return chart.marking(course.kept(), "kept");
    }
}
