package io.elman.generate;

import io.elman.engine.inference.Stepper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * A passage of a text and what hidden units did while it was read.
 *
 * @param points its characters
 * @param units that are shown
 */
record Passage(int[] points, List<Unit> units) {
    /** Read before anything is looked at. */
    private static final int WARM_UP = 256;

    /** Over which it is found out what a unit follows. */
    private static final int MEASURED = 4096;

    private static final int SHOWN = 80;

    /** A correlation that is closer to nothing is not worth telling. */
    private static final double LEAST_CORRELATION = 0.3;

    private static final int OTHER_UNITS = 6;

    /**
     * One hidden unit.
     *
     * @param title its number, and what it follows
     * @param states while the passage was read
     */
    record Unit(String title, List<Double> states) {}

    /**
     * Reads a text.
     *
     * @param text code points; not modified
     * @param from where the passage begins, if there is room behind it
     */
    static Passage of(TextGenerator generator, int[] text, int from) {
        int begin = Math.max(0, Math.min(from, text.length - MEASURED));
        int[] points = Arrays.copyOfRange(text, begin, Math.min(text.length, begin + MEASURED));
        double[][] states = states(generator, text, begin, begin + points.length);
        int shown = Math.min(SHOWN, points.length);
        List<Unit> units = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            follower(trait, points, states).ifPresent(found -> units.add(unit(found.title, states[found.unit], shown)));
        }
        liveliest(states).forEach(unit -> units.add(unit("unit " + unit, states[unit], shown)));
        return new Passage(Arrays.copyOf(points, shown), units);
    }

    /** Returns the states [unit][character]. */
    private static double[][] states(TextGenerator generator, int[] text, int from, int to) {
        Stepper reader = generator.network().stepper();
        double[][] states = null;
        for (int i = Math.max(0, from - WARM_UP); i < to; i++) {
            reader.read(generator.symbols().indexOf(text[i]));
            if (i >= from) {
                double[] hidden = reader.hidden();
                states = states == null ? new double[hidden.length][to - from] : states;
                for (int unit = 0; unit < hidden.length; unit++) {
                    states[unit][i - from] = hidden[unit];
                }
            }
        }
        return states;
    }

    private record Follower(int unit, String title) {}

    /** Returns the unit whose states have the closest linear relation to a trait; nothing if there is none. */
    private static Optional<Follower> follower(Trait trait, int[] points, double[][] states) {
        double[] values = trait.of(points);
        if (values.length < 2 || Arrays.stream(values).distinct().count() < 2) {
            return Optional.empty();
        }
        PearsonsCorrelation correlation = new PearsonsCorrelation();
        double[] all = Arrays.stream(states)
                .mapToDouble(unit -> correlation.correlation(unit, values))
                .toArray();
        return IntStream.range(0, all.length)
                .filter(unit -> Math.abs(all[unit]) >= LEAST_CORRELATION)
                .boxed()
                .max(Comparator.comparingDouble(unit -> Math.abs(all[unit])))
                .map(unit -> new Follower(
                        unit, String.format(Locale.ROOT, "unit %d: %s, r %.2f", unit, trait.title(), all[unit])));
    }

    /** Returns the units whose states differ most. */
    private static List<Integer> liveliest(double[][] states) {
        StandardDeviation deviation = new StandardDeviation();
        return IntStream.range(0, states.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer unit) -> -deviation.evaluate(states[unit])))
                .limit(OTHER_UNITS)
                .toList();
    }

    private static Unit unit(String title, double[] states, int shown) {
        return new Unit(title, Arrays.stream(states, 0, shown).boxed().toList());
    }
}
