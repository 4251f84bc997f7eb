package io.elman.train;

import java.nio.file.Path;
import java.util.List;

/**
 * What training for a task left.
 *
 * @param <E> how the task tells what it found
 * @param evaluation on the test part
 * @param runs how the training of each network went
 * @param zip the model
 * @param folder what stands beside it
 */
public record Outcome<E>(E evaluation, List<TrainingRun> runs, Path zip, Path folder) {
    /** Returns whether the user stopped it. */
    public boolean interrupted() {
        return runs.get(runs.size() - 1).interrupted();
    }
}
