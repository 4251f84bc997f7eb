package io.elman.train;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.config.TrainingConfig;
import io.elman.model.memory.MemoryProbe;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a network through DL4J's {@code fit}, batch by batch, and validates it after every epoch.
 *
 * <p>All that an epoch draws at random depends on the seed and the epoch's number alone, so that a run that goes on from
 * a checkpoint ends with the weights of a run that was never stopped.
 */
public final class Trainer {
    private final NeuralNetwork network;
    private final Learner learner;
    private final TrainingConfig config;
    private final long seed;
    private final GlobalNormClipping clipping;
    private Progress progress = new Progress() {};
    private BooleanSupplier stopRequested = () -> false;
    private Checkpoint checkpoint = Checkpoint.none();

    /** @param network its weights are modified */
    public Trainer(NeuralNetwork network, TrainingConfig config, long seed) {
        this.network = network;
        this.learner = Learner.of(network);
        this.config = config;
        this.seed = seed;
        this.clipping = new GlobalNormClipping(config.clipNorm());
        learner.network().setListeners(clipping);
    }

    public Trainer reportTo(Progress listener) {
        this.progress = listener;
        return this;
    }

    /** @param requested asked after every batch; once true, training ends with the best weights so far */
    public Trainer stopWhen(BooleanSupplier requested) {
        this.stopRequested = requested;
        return this;
    }

    /** @param where the state after an epoch is saved, and where an earlier run's is found */
    public Trainer saveTo(Checkpoint where) {
        this.checkpoint = where;
        return this;
    }

    /**
     * Returns how training went.
     *
     * @param validation the loss of the network on the validation part, nats per row
     * @throws ElmanException naming epoch, batch, learning rate and gradient norm, if a number is no longer finite
     */
    public TrainingRun run(Batches batches, ToDoubleFunction<NeuralNetwork> validation) {
        TrainingHistory history = checkpoint.resume(learner);
        learner.ready();
        MemoryProbe probe = MemoryProbe.of(network, batches.epoch(1));
        LearningRate rate = new LearningRate(config.step(), (long) config.epochs() * batches.count());
        boolean cutShort = false;
        while (!cutShort && history.epochs().size() < config.epochs() && history.sinceBest() < config.patience()) {
            int number = history.epochs().size() + 1;
            double loss = trainEpoch(number, batches, rate);
            cutShort = stopRequested.getAsBoolean();
            if (cutShort && history.hasBest()) {
                break;
            }
            double lastRate = rate.at((long) number * batches.count() - 1);
            Epoch epoch = new Epoch(
                    number,
                    loss,
                    validation.applyAsDouble(network),
                    lastRate,
                    clipping.meanNorm(),
                    clipping.clipRate(),
                    probe.layers(network.params()));
            boolean best = history.add(epoch, network.params());
            progress.epochDone(epoch, best);
            if (!cutShort) {
                checkpoint.save(network, history);
            }
        }
        if (cutShort) {
            checkpoint.saveLastEpoch(network);
        } else {
            checkpoint.saveNow(network, history);
        }
        return finish(history, probe);
    }

    /**
     * Trains for as many epochs as an earlier run kept, now on rows of which none are left to stop by.
     *
     * @throws ElmanException as {@link #run}
     */
    void repeat(Batches batches, int epochs) {
        learner.ready();
        LearningRate rate = new LearningRate(config.step(), (long) config.epochs() * batches.count());
        for (int number = 1; number <= epochs && !stopRequested.getAsBoolean(); number++) {
            trainEpoch(number, batches, rate);
        }
    }

    private double trainEpoch(int number, Batches batches, LearningRate rate) {
        Nd4j.getRandom().setSeed(seed * 31 + number);
        clipping.reset();
        // Where steps go on from one another, the first one of an epoch goes on from none.
        learner.clearStates();
        progress.epochStarted(number, config.epochs(), batches.count());
        double lossSum = 0;
        int done = 0;
        for (Iterator<MultiDataSet> epoch = batches.epoch(number); epoch.hasNext() && !stopRequested.getAsBoolean(); ) {
            double stepRate = rate.at((long) (number - 1) * batches.count() + done);
            setLearningRate(stepRate);
            double loss = step(epoch.next());
            done++;
            refuseUnlessFinite(loss, number, done, stepRate);
            progress.batchDone(loss);
            lossSum += loss;
        }
        return lossSum / Math.max(1, done);
    }

    /** Returns the mean loss of an answer, without weight decay. */
    private double step(MultiDataSet batch) {
        Model model = learner.network();
        double answers = answers(batch);
        clipping.expect(answers);
        learner.fit(batch);
        // DL4J divides the sum over all answers by the rows.
        return (model.score() - learner.decay()) * rows(batch) / answers;
    }

    private static double answers(MultiDataSet batch) {
        INDArray mask = batch.getLabelsMaskArray(0);
        return mask == null ? rows(batch) : mask.sumNumber().doubleValue();
    }

    private static double rows(MultiDataSet batch) {
        return batch.getFeatures(0).size(0);
    }

    private void refuseUnlessFinite(double loss, int epoch, int batch, double rate) {
        if (!Double.isFinite(loss) || !Double.isFinite(clipping.lastNorm())) {
            String message = String.format(
                    Locale.ROOT,
                    "training diverged in epoch %d, batch %d: loss %g, learning rate %g, gradient norm %g",
                    epoch,
                    batch,
                    loss,
                    rate,
                    clipping.lastNorm());
            throw new ElmanException(
                    Finding.of(message).withHint("lower training.learning-rate, or set training.clip-norm to 1"));
        }
    }

    /** Changes the rate inside the updater's blocks: {@code network.setLearningRate} would build them anew. */
    private void setLearningRate(double rate) {
        for (UpdaterBlock block : learner.updater().getUpdaterBlocks()) {
            block.getGradientUpdater().getConfig().setLrAndSchedule(rate, null);
        }
    }

    private TrainingRun finish(TrainingHistory history, MemoryProbe probe) {
        boolean stopped = stopRequested.getAsBoolean();
        boolean last = config.keep() == TrainingConfig.Keep.LAST && !stopped;
        if (!last) {
            learner.network().setParams(history.bestWeights());
        }
        setLearningRate(config.step().learningRate());
        learner.network().setListeners();
        int kept = last ? history.epochs().size() : history.best();
        return new TrainingRun(history.epochs(), kept, stopped, probe.gradients(network.params()));
    }
}
