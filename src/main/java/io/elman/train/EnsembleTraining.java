package io.elman.train;

import io.elman.config.Experiment;
import io.elman.model.ModelManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.NeuralNetwork;

/** Trains the networks of an experiment, one after the other, each with random choices of its own. */
public final class EnsembleTraining {
    /** Between the seeds of two members: people count seeds up by one, and members should not be shared. */
    private static final long SEED_STRIDE = 1_000_003;

    private final Experiment experiment;
    private final IntFunction<Path> checkpoints;
    private Consumer<String> notices = notice -> {};
    private Progress progress = new Progress() {};
    private BooleanSupplier stopRequested = () -> false;
    private double secondsBetweenCheckpoints = 10;

    /**
     * A network to be trained.
     *
     * @param network its weights are modified
     * @param batches to learn from
     * @param validation the loss of the network on the validation part
     */
    public record Member(NeuralNetwork network, Batches batches, ToDoubleFunction<NeuralNetwork> validation) {}

    /** @param checkpoints the file for each network, counted from 1 */
    public EnsembleTraining(Experiment experiment, IntFunction<Path> checkpoints) {
        this.experiment = experiment;
        this.checkpoints = checkpoints;
    }

    /** @param consumer told what the user should know before training starts */
    public void notify(Consumer<String> consumer) {
        this.notices = consumer;
    }

    public void reportTo(Progress listener) {
        this.progress = listener;
    }

    /** @param requested once true, training ends with the best weights so far */
    public void stopWhen(BooleanSupplier requested) {
        this.stopRequested = requested;
    }

    /** @param seconds between two checkpoints at least; 0 saves after every epoch */
    public void checkpointEvery(double seconds) {
        this.secondsBetweenCheckpoints = seconds;
    }

    /** Tells the user something that is no mistake. */
    public void tell(String notice) {
        notices.accept(notice);
    }

    /**
     * Returns how the training of each network went; fewer networks than asked for if the user stopped it.
     *
     * @param members gives the network for an experiment that differs in its seed alone
     * @param manifest of the run, for the checkpoints
     * @param resume whether to go on from the checkpoints of an earlier run
     */
    public List<TrainingRun> run(Function<Experiment, Member> members, ModelManifest manifest, boolean resume) {
        if (resume && !Files.exists(checkpoints.apply(1))) {
            tell("there is no checkpoint " + checkpoints.apply(1) + "; training begins anew");
        }
        int networks = experiment.training().ensemble();
        List<TrainingRun> runs = new ArrayList<>();
        for (int number = 1; number <= networks && !(number > 1 && stopRequested.getAsBoolean()); number++) {
            progress.networkStarted(number, networks);
            Experiment own = own(number);
            Checkpoint checkpoint =
                    Checkpoint.in(checkpoints.apply(number), manifest, resume, secondsBetweenCheckpoints);
            runs.add(train(own, members.apply(own), checkpoint));
        }
        return runs;
    }

    /**
     * Trains networks for as many epochs as earlier ones were, on other rows.
     *
     * @param members gives the network for an experiment that differs in its seed alone
     * @param runs of the earlier ones
     * @return false if the user stopped it: the networks are then of no use
     */
    public boolean again(Function<Experiment, Member> members, List<TrainingRun> runs) {
        for (int number = 1; number <= runs.size(); number++) {
            progress.networkStarted(number, runs.size());
            Member member = members.apply(own(number));
            new Trainer(member.network(), experiment.training(), own(number).seed())
                    .reportTo(progress)
                    .stopWhen(stopRequested)
                    .repeat(member.batches(), runs.get(number - 1).kept());
        }
        return !stopRequested.getAsBoolean();
    }

    private Experiment own(int number) {
        return experiment.with(experiment.seed() + (number - 1) * SEED_STRIDE);
    }

    /** Removes what a run would be resumed from, once its result is written; keeps it if the user stopped the run. */
    public void finished(List<TrainingRun> runs) {
        if (!runs.get(runs.size() - 1).interrupted()) {
            IntStream.rangeClosed(1, runs.size()).mapToObj(checkpoints).forEach(Checkpoint::delete);
        }
    }

    private TrainingRun train(Experiment own, Member member, Checkpoint checkpoint) {
        return new Trainer(member.network(), own.training(), own.seed())
                .reportTo(progress)
                .stopWhen(stopRequested)
                .saveTo(checkpoint)
                .run(member.batches(), member.validation());
    }
}
