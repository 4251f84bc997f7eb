package io.elman.engine.kernel;

import io.elman.engine.parallel.Crew;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Which step of which example is a row. Rows are in order of time; within a step the examples with the most real steps
 * stand first, so that examples that have ended (or not begun) are cut off the step and cost nothing:
 *
 * <pre>
 *     lengths 3, 2, 1      step 0: a0 b0 c0      step 1: a1 b1      step 2: a2
 * </pre>
 *
 * A masked step in the middle of an example does have a row, which is no {@link #isReal real} one.
 */
public final class Packing {
    /** Multiplications below which a product of all steps is not worth being shared by threads. */
    private static final long LARGE = 1 << 21;

    /** A single step of a single example. */
    static final Packing SINGLE = new Packing(1, 1, new boolean[] {true});

    /** A network that is trained asks for the same one again and again. */
    private static volatile Packing lastFull = SINGLE;

    private final int batch;
    private final int steps;
    private final int[] examples;
    private final int[] firstRows;
    private final boolean[] real;
    private final boolean[] gaps;
    private final boolean full;
    private final boolean run;
    /** Where each step stands in arrays over time. */
    private final int[] times;

    private volatile Packing[] shares = {};
    private volatile Packing[] ranges = {};

    private Packing(int batch, int steps, boolean[] real) {
        this(batch, real, IntStream.range(0, steps).toArray());
    }

    private Packing(int batch, boolean[] real, int[] times) {
        this(longestFirst(batch, times.length, real), real, times);
    }

    /** @param real of every example in the order of their numbers */
    private Packing(int[] examples, boolean[] real, int[] times) {
        this.batch = examples.length;
        this.steps = times.length;
        this.times = times;
        this.examples = examples;
        this.real = inOrder(examples, steps, real);
        this.firstRows = new int[steps + 1];
        this.gaps = new boolean[steps];
        boolean everywhere = true;
        for (int step = 0; step < steps; step++) {
            place(step);
            everywhere &= !gaps[step] && rows(step) == batch;
        }
        this.full = everywhere;
        this.run = everywhere && IntStream.range(0, batch).allMatch(place -> examples[place] == examples[0] + place);
    }

    /** Returns the packing where every step is real. */
    public static Packing full(int batch, int steps) {
        Packing last = lastFull;
        if (last.batch != batch || last.steps != steps) {
            boolean[] real = new boolean[Math.multiplyExact(batch, steps)];
            Arrays.fill(real, true);
            last = new Packing(batch, steps, real);
            lastFull = last;
        }
        return last;
    }

    /**
     * Returns the packing of examples that begin at step 0.
     *
     * @param lengths steps of each example; not modified
     */
    public static Packing ofLengths(int[] lengths) {
        int steps = Arrays.stream(lengths).max().orElse(0);
        boolean[] real = new boolean[Math.multiplyExact(lengths.length, steps)];
        for (int example = 0; example < lengths.length; example++) {
            Arrays.fill(real, example * steps, example * steps + lengths[example], true);
        }
        return new Packing(lengths.length, steps, real);
    }

    /**
     * Returns the packing of a mask.
     *
     * @param mask [batch, time], 1 for a real step and 0 for one to skip; not modified
     * @throws IllegalArgumentException if the mask holds anything else
     */
    public static Packing of(INDArray mask) {
        double[] values = mask.dup('c').data().asDouble();
        boolean[] real = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0 && values[i] != 1) {
                throw new IllegalArgumentException("a mask holds 0 and 1, not " + values[i]);
            }
            real[i] = values[i] == 1;
        }
        return new Packing((int) mask.size(0), (int) mask.size(1), real);
    }

    /** Returns the packing of the same steps read from the last to the first; new, this one is not modified. */
    public Packing reversed() {
        boolean[] turned = new boolean[real.length];
        for (int place = 0; place < batch; place++) {
            for (int step = 0; step < steps; step++) {
                turned[(examples[place] + 1) * steps - 1 - step] = isReal(place, step);
            }
        }
        return new Packing(
                batch,
                turned,
                IntStream.range(0, steps).map(step -> times[steps - 1 - step]).toArray());
    }

    /** Returns the packing of some steps of the same arrays; not modified, and itself if those are all. */
    Packing range(int from, int to) {
        if (to - from == steps) {
            return this;
        }
        boolean[] some = new boolean[batch * (to - from)];
        for (int place = 0; place < batch; place++) {
            for (int step = from; step < to; step++) {
                some[examples[place] * (to - from) + step - from] = isReal(place, step);
            }
        }
        return new Packing(batch, some, Arrays.copyOfRange(times, from, to));
    }

    /**
     * Returns the packings of shares of the examples, of about as many rows each; neighbours where all have as many.
     *
     * @return not to be modified
     */
    Packing[] shares(int parts) {
        Packing[] known = shares;
        if (known.length != parts) {
            known = IntStream.range(0, parts)
                    .mapToObj(part -> share(part, parts))
                    .toArray(Packing[]::new);
            shares = known;
        }
        return known;
    }

    private Packing share(int part, int parts) {
        if (parts == 1) {
            return this;
        }
        boolean[] byNumber = new boolean[real.length];
        for (int place = 0; place < batch; place++) {
            System.arraycopy(real, place * steps, byNumber, examples[place] * steps, steps);
        }
        int[] some = IntStream.range(0, batch)
                .filter(place -> full ? (long) place * parts / batch == part : place % parts == part)
                .map(place -> examples[place])
                .toArray();
        return new Packing(some, byNumber, times);
    }

    /** Returns whether an array is [batch, time] and holds 0 and 1 only. */
    public static boolean isMask(INDArray array) {
        return array.rank() == 2
                && Arrays.stream(array.dup('c').data().asDouble()).allMatch(value -> value == 0 || value == 1);
    }

    private static int[] longestFirst(int batch, int steps, boolean[] real) {
        int[] lengths = new int[batch];
        for (int i = 0; i < real.length; i++) {
            lengths[i / steps] += real[i] ? 1 : 0;
        }
        return IntStream.range(0, batch)
                .boxed()
                .sorted(Comparator.comparingInt(example -> -lengths[example]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static boolean[] inOrder(int[] examples, int steps, boolean[] real) {
        boolean[] ordered = new boolean[examples.length * steps];
        for (int place = 0; place < examples.length; place++) {
            System.arraycopy(real, examples[place] * steps, ordered, place * steps, steps);
        }
        return ordered;
    }

    private void place(int step) {
        int rows = batch;
        while (rows > 0 && !isReal(rows - 1, step)) {
            rows--;
        }
        firstRows[step + 1] = firstRows[step] + rows;
        for (int place = 0; place < rows; place++) {
            gaps[step] |= !isReal(place, step);
        }
    }

    public int batch() {
        return batch;
    }

    public int steps() {
        return steps;
    }

    /**
     * Returns the packings of ranges of all steps, of about as many rows each, for threads to share; a single one where there
     * is little to do.
     *
     * @param products multiplications that each row takes
     * @return not to be modified
     */
    Packing[] ranges(long products) {
        int count = rows() * products < LARGE ? 1 : Math.max(1, Math.min(Crew.MOST_PARTS, steps));
        Packing[] known = ranges;
        if (known.length != count) {
            int[] bounds = bounds(count);
            known = IntStream.range(0, count)
                    .mapToObj(range -> range(bounds[range], bounds[range + 1]))
                    .toArray(Packing[]::new);
            ranges = known;
        }
        return known;
    }

    private int[] bounds(int count) {
        int[] bounds = new int[count + 1];
        for (int range = 1, step = 0; range < count; range++) {
            while (step < steps && firstRows[step] < (long) rows() * range / count) {
                step++;
            }
            bounds[range] = step;
        }
        bounds[count] = steps;
        return bounds;
    }

    /** Returns the number of rows of all steps. */
    public int rows() {
        return firstRows[steps];
    }

    /** Returns the number of rows of a step. */
    public int rows(int step) {
        return firstRows[step + 1] - firstRows[step];
    }

    /** Returns the row at which a step begins. */
    public int firstRow(int step) {
        return firstRows[step];
    }

    /** Returns which example stands at a place of every step. */
    public int example(int place) {
        return examples[place];
    }

    /** Returns where a step stands in arrays over time. */
    int time(int step) {
        return times[step];
    }

    /** Returns how many steps are real for the example at a place. */
    int length(int place) {
        int length = 0;
        for (int step = 0; step < steps; step++) {
            length += isReal(place, step) ? 1 : 0;
        }
        return length;
    }

    /** Returns whether a step is not masked for the example at a place. */
    boolean isReal(int place, int step) {
        return real[place * steps + step];
    }

    /** Returns whether any row of a step is masked. */
    boolean hasGaps(int step) {
        return gaps[step];
    }

    /** Returns whether the rows are those of all examples, in the order of their numbers, at one time after the other. */
    boolean isWhole(long examplesOfArray) {
        boolean inOrder = full && batch == examplesOfArray;
        for (int place = 0; inOrder && place < batch; place++) {
            inOrder = examples[place] == place;
        }
        for (int step = 1; inOrder && step < steps; step++) {
            inOrder = times[step] == times[0] + step;
        }
        return inOrder;
    }

    /** Returns whether every step is real, and the examples are neighbours in the order of their numbers. */
    boolean isRun() {
        return run;
    }

    /** Returns whether every step is real. */
    boolean isFull() {
        return full;
    }
}
