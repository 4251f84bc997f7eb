package io.elman.verify.memory;

import io.elman.model.memory.LayerMemory;
import io.elman.train.Epoch;
import io.elman.verify.memory.MemoryCheck.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the trials found, for a terminal. */
record MemoryText(Plan plan, List<Trial.Learned> trials, int columns) {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 80;
    private static final String INDENT = "  ";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Memory: the adding problem");
        lines.addAll(wrapped(AddingProblem.STORY));
        lines.addAll(wrapped(network(plan)));
        lines.add("");
        lines.add(INDENT + "  T  updates     MSE  outcome");
        trials.forEach(learned -> lines.add(String.format(
                Locale.ROOT,
                "%s%3d  %7d  %.4f  %s",
                INDENT,
                learned.trial().steps(),
                learned.updates(),
                learned.error(),
                outcome(learned))));
        lines.add("");
        lines.addAll(wrapped("W_hh after training, by spectral radius (rho); units with |h| > " + LayerMemory.SATURATION
                + " are saturated; steps whose gradient was above 1 were clipped."));
        lines.add("");
        lines.add(INDENT + "  T     rho  saturated  clipped");
        trials.forEach(learned -> lines.add(INDENT + state(learned)));
        LagBars bars = LagBars.over(trials, width());
        for (Trial.Learned learned : trials) {
            lines.add("");
            lines.addAll(wrapped("||dL/dh|| by lag, T = " + learned.trial().steps() + ": mean over " + Trial.BATCH
                    + " sequences, before and after training; bars show after, by logarithm"));
            lines.addAll(bars.lines(learned));
        }
        lines.add("");
        return lines;
    }

    /** Returns what was trained, in a sentence. */
    static String network(Plan plan) {
        return String.format(
                Locale.ROOT,
                "h_t = tanh(W_xh x_t + W_hh h_{t-1} + b_h), %d units, W_hh orthogonal at first; batches of %d, Adam %s,"
                        + " clipped at %s, seed %d.",
                plan.hidden(),
                Trial.BATCH,
                Trial.LEARNING_RATE,
                Trial.CLIP_NORM,
                plan.seed());
    }

    /** Returns what became of a trial, in a word or two. */
    static String outcome(Trial.Learned learned) {
        if (learned.isSolved()) {
            return "learned";
        }
        return learned.error() > 0.9 * AddingProblem.CHANCE ? "at chance" : "learned in part";
    }

    private static String state(Trial.Learned learned) {
        Epoch epoch = learned.run().epochs().get(learned.run().kept() - 1);
        LayerMemory layer = epoch.layers().get(0);
        return String.format(
                Locale.ROOT,
                "%3d  %.4f  %7.1f %%  %5.1f %%",
                learned.trial().steps(),
                layer.spectralRadius(),
                100 * layer.saturated(),
                100 * epoch.clipRate());
    }

    private int width() {
        return Math.max(NARROWEST, Math.min(WIDEST, columns == 0 ? WIDEST : columns));
    }

    private List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && INDENT.length() + line.length() + 1 + word.length() > width()) {
                lines.add(INDENT + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(INDENT + line);
        return lines;
    }
}
