package io.elman.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How the loss of a network went down.
 *
 * @param training loss of each epoch; not modified
 * @param validation loss of each epoch; not modified
 * @param kept the epoch whose weights the network has, counted from 1
 */
public record LearningCurve(double[] training, double[] validation, int kept) {
    /** Returns the curves of one network or of several; of one with a mark at the epoch that was kept. */
    public static LineChart chart(String unit, List<LearningCurve> networks) {
        List<LineChart.Line> lines = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            String number = networks.size() == 1 ? "" : " " + (i + 1);
            lines.add(LineChart.Line.numbered("training" + number, networks.get(i).training));
            lines.add(LineChart.Line.numbered("validation" + number, networks.get(i).validation));
        }
        LineChart chart = LineChart.of("Loss by epoch", "epoch", unit, lines.toArray(LineChart.Line[]::new));
        return networks.size() == 1 ? chart.marking(networks.get(0).kept, "kept") : chart;
    }
}
