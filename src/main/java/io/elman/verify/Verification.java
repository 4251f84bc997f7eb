package io.elman.verify;

import io.elman.model.memory.RecurrentLayers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;

/** Runs the checks, prints what was compared, and says whether all of it agreed. */
public final class Verification {
    private Verification() {}

    /**
     * Returns whether the worked example, the random networks and the gradients agree in every way they are computed.
     *
     * @param out gets the tables, at most 80 columns wide, ASCII; not closed
     */
    public static boolean run(PrintWriter out) {
        List<Section> sections = new ArrayList<>(comparisons(Route.ALL));
        sections.add(GradientChecks.check());
        return print(out, sections);
    }

    /**
     * Returns whether the weights of the model's Elman layers, in every direction, pass the same checks; false if it has
     * no such layer.
     *
     * @param out gets the table, at most 80 columns wide, ASCII; not closed
     * @param model not modified
     */
    public static boolean run(PrintWriter out, NeuralNetwork model) {
        return print(out, List.of(ModelCheck.check(RecurrentLayers.cells((Model) model), Route.ALL)));
    }

    static List<Section> comparisons(List<Route> routes) {
        return List.of(WorkedExample.check(routes), SoftmaxExample.check(routes), RandomNetworks.check(routes));
    }

    static boolean print(PrintWriter out, List<Section> sections) {
        for (Section section : sections) {
            out.println(section.title() + (section.passed() ? "" : ": FAILED"));
            section.lines().forEach(out::println);
            out.println();
        }
        List<String> failed = sections.stream()
                .filter(section -> !section.passed())
                .map(Section::title)
                .toList();
        out.println(failed.isEmpty() ? "All checks passed." : failed.size() + " of " + sections.size() + " failed.");
        return failed.isEmpty();
    }
}
