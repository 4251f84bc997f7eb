package io.elman.cli;

import io.elman.report.Evaluation;
import java.nio.file.Path;

/**
 * What is told of a training run.
 *
 * @param interrupted whether the user stopped it
 */
record Results(Evaluation evaluation, boolean interrupted, Path zip, Path folder) {
    void print(Main.Streams streams) {
        if (interrupted) {
            streams.err().println("stopped; what follows is of the best weights so far");
        }
        MetricsTable.print(evaluation, streams.out());
        streams.out().println();
        streams.out().println("model   " + zip);
        streams.out().println("report  " + folder.resolve("report.html"));
    }
}
