package io.elman.verify.memory;

import io.elman.SafeFile;
import io.elman.train.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Trains simple recurrent networks to remember, and shows how far back they can. */
public final class MemoryCheck {
    private static final Plan PLAN = new Plan(50, 200, 64, 16, 1);

    private final PrintWriter out;
    private final int columns;
    private Progress progress = new Progress() {};
    private Consumer<String> notices = notice -> {};

    /**
     * What is trained.
     *
     * @param within steps that are to be remembered
     * @param beyond steps over which the gradient is lost
     * @param epochs of {@link Trial#UPDATES} updates, at most
     */
    record Plan(int within, int beyond, int hidden, int epochs, long seed) {
        Trial trial(int steps) {
            return new Trial(steps, hidden, epochs, seed);
        }
    }

    /**
     * @param out gets what was found, ASCII; not closed
     * @param columns that it may be wide; 0 if unknown
     */
    public MemoryCheck(PrintWriter out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    public MemoryCheck reportTo(Progress listener) {
        this.progress = listener;
        return this;
    }

    /** @param consumer told what begins */
    public MemoryCheck notify(Consumer<String> consumer) {
        this.notices = consumer;
        return this;
    }

    /**
     * Returns whether the short problem was learned; whether the long one was is shown only.
     *
     * @param page where the same is drawn
     * @throws io.elman.ElmanException before anything is trained, if the page cannot be written
     */
    public boolean run(Path page) {
        return run(PLAN, page);
    }

    boolean run(Plan plan, Path page) {
        SafeFile.refuseUnlessWritable(page);
        List<Trial.Learned> trials = new ArrayList<>();
        for (int steps : new int[] {plan.within(), plan.beyond()}) {
            notices.accept("the adding problem over " + steps + " steps, at most " + plan.epochs() * Trial.UPDATES
                    + " updates");
            trials.add(plan.trial(steps).run(progress));
        }
        MemoryText text = new MemoryText(plan, trials, columns);
        text.lines().forEach(out::println);
        new MemoryPage(plan, trials).write(page);
        boolean passed = trials.get(0).isSolved();
        out.println("page  " + page);
        out.println(
                passed
                        ? "The check passed."
                        : "FAILED: the problem over " + plan.within() + " steps was not learned to an MSE below "
                                + Trial.Learned.LIMIT + ".");
        return passed;
    }
}
