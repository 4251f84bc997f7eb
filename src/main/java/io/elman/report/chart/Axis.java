package io.elman.report.chart;

import java.util.List;

/** Values along one side of a plot. */
record Axis(String title, Scale scale, List<Tick> ticks) {
    double at(Tick tick) {
        return scale.at(tick.value());
    }

    static double labelWidth(List<Tick> ticks, double size) {
        return Lettering.widest(ticks.stream().map(Tick::label).toList(), size);
    }
}
