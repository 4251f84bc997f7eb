package io.elman.train;

import io.elman.config.Experiment;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Trains for a task, end to end: from the user's files to the model zip and the run's folder.
 *
 * @param <E> how the task tells what it found
 */
public abstract class TaskTraining<E> {
    protected final Experiment experiment;
    protected final EnsembleTraining training;

    /** @param checkpoints the file for each network, counted from 1 */
    protected TaskTraining(Experiment experiment, IntFunction<Path> checkpoints) {
        this.experiment = experiment;
        this.training = new EnsembleTraining(experiment, checkpoints);
    }

    /** Returns the model that is written. */
    protected final Path zip() {
        return Path.of(experiment.output());
    }

    /** @param consumer told what the user should know before training starts */
    public final TaskTraining<E> notify(Consumer<String> consumer) {
        training.notify(consumer);
        return this;
    }

    public final TaskTraining<E> reportTo(Progress listener) {
        training.reportTo(listener);
        return this;
    }

    /** @param requested once true, training ends with the best weights so far */
    public final TaskTraining<E> stopWhen(BooleanSupplier requested) {
        training.stopWhen(requested);
        return this;
    }

    /** @param seconds between two checkpoints at least; 0 saves after every epoch */
    public final TaskTraining<E> checkpointEvery(double seconds) {
        training.checkpointEvery(seconds);
        return this;
    }

    /**
     * Trains, judges and writes.
     *
     * @param resume whether to go on from the checkpoint of an earlier run
     */
    public abstract Outcome<E> run(boolean resume);
}
