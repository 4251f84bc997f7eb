package io.elman.verify.memory;

import io.elman.config.ModelConfig;
import io.elman.config.NoiseConfig;
import io.elman.config.StepConfig;
import io.elman.config.TrainingConfig;
import io.elman.data.SeededRandom;
import io.elman.model.Answer;
import io.elman.model.NetworkBuilder;
import io.elman.model.NetworkShape;
import io.elman.model.memory.LagGradient;
import io.elman.model.memory.MemoryProbe;
import io.elman.train.Progress;
import io.elman.train.Trainer;
import io.elman.train.TrainingRun;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * A network that is to learn the adding problem of one length.
 *
 * @param steps of a sequence
 * @param hidden units
 * @param epochs of {@link #UPDATES} updates each, at most
 */
record Trial(int steps, int hidden, int epochs, long seed) {
    /** Updates between two looks at the validation part. */
    static final int UPDATES = 250;

    static final int BATCH = 50;
    static final double LEARNING_RATE = 0.002;
    static final double CLIP_NORM = 1;

    /** Of W_xh at first: a mark has to bend tanh, or the network stays as good as linear for long. */
    private static final double DEVIATION = 0.5;

    /** Below the limit, so that other sequences are below it, too. */
    private static final double ENOUGH = 0.5 * Learned.LIMIT;

    private static final int VALIDATION = 1;
    private static final int TEST = 2;
    static final int HELD_OUT = 1_000;

    /**
     * What became of a trial.
     *
     * @param error the mean squared error on sequences that neither training nor the decision to stop saw
     * @param before how far back the loss reaches with the first weights
     */
    record Learned(Trial trial, TrainingRun run, double error, LagGradient before) {
        /** The problem counts as solved below this mean squared error. */
        static final double LIMIT = 0.01;

        boolean isSolved() {
            return error < LIMIT;
        }

        int updates() {
            return run.epochs().size() * UPDATES;
        }

        LagGradient after() {
            return run.gradients().get(0);
        }
    }

    /** Returns the network after it solved the problem, or after all of its epochs. */
    Learned run(Progress progress) {
        AddingProblem problem = new AddingProblem(steps, BATCH, UPDATES, seed);
        MultiLayerNetwork network = network();
        LagGradient before = MemoryProbe.of(network, problem.epoch(1))
                .gradients(network.params())
                .get(0);
        DataSet validation = problem.heldOut(HELD_OUT, VALIDATION);
        AtomicBoolean solved = new AtomicBoolean();
        TrainingRun run = new Trainer(network, training(), seed)
                .reportTo(progress)
                .stopWhen(solved::get)
                .run(problem, trained -> {
                    double error = error(trained, validation);
                    solved.set(error < ENOUGH);
                    return error;
                });
        return new Learned(this, run, error(network, problem.heldOut(HELD_OUT, TEST)), before);
    }

    private MultiLayerNetwork network() {
        MultiLayerNetwork network = NetworkBuilder.build(model(), training(), seed, new NetworkShape(2, answer()));
        INDArray inputWeights = network.getParam("0_W");
        SeededRandom random = new SeededRandom(seed);
        for (long i = 0; i < inputWeights.length(); i++) {
            inputWeights.putScalar(i, DEVIATION * random.nextGaussian());
        }
        return network;
    }

    private static double error(NeuralNetwork network, DataSet sequences) {
        INDArray difference =
                ((MultiLayerNetwork) network).output(sequences.getFeatures()).sub(sequences.getLabels());
        return difference.muli(difference).meanNumber().doubleValue();
    }

    private ModelConfig model() {
        return new ModelConfig(
                ModelConfig.Cell.SIMPLE_RNN,
                ModelConfig.Engine.ELMAN,
                0,
                List.of(hidden),
                false,
                ModelConfig.Pooling.LAST,
                0);
    }

    private static Answer answer() {
        return new Answer.Values(1, Answer.Values.Loss.SQUARED, List.of());
    }

    private TrainingConfig training() {
        return new TrainingConfig(
                epochs,
                BATCH,
                0,
                1,
                epochs,
                TrainingConfig.Keep.BEST,
                false,
                CLIP_NORM,
                0,
                new StepConfig(StepConfig.Updater.ADAM, LEARNING_RATE, StepConfig.Schedule.COSINE, 0),
                new NoiseConfig(0, 0, 0));
    }
}
