package io.elman.report.drawing;

import java.util.List;

/** Values along one side of a plot. */
public record Axis(String title, Scale scale, List<Tick> ticks) {
    public double at(Tick tick) {
        return scale.at(tick.value());
    }

    /** Returns where the label of the tick stands: at the tick, but inside a drawing that is {@code width} wide. */
    public double labelCentre(Tick tick, double size, double width) {
        double half = Lettering.width(tick.label(), size) / 2;
        return Math.max(half, Math.min(width - half, at(tick)));
    }

    /** Whether no two labels touch one another, in a drawing that is {@code width} wide. */
    public boolean hasRoomForLabels(double size, double width) {
        double end = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            double half = Lettering.width(tick.label(), size) / 2;
            double centre = labelCentre(tick, size, width);
            if (centre - half < end) {
                return false;
            }
            end = centre + half + 0.6 * size;
        }
        return true;
    }

    public static double labelWidth(List<Tick> ticks, double size) {
        return Lettering.widest(ticks.stream().map(Tick::label).toList(), size);
    }
}
