package io.elman.bench;

import io.elman.engine.Engine;
import io.elman.engine.FusedRnn;
import io.elman.engine.inference.Inference;
import io.elman.engine.inference.Stepper;
import io.elman.engine.kernel.Gradients;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One step of each workload, on the engine or on stock layers.
 *
 * @param engine whether our layers compute
 */
record Steps(boolean engine) {
    /** Memory for the answers of one call, used again by the next. */
    private static final WorkspaceConfiguration ANSWERS = WorkspaceConfiguration.builder()
            .initialSize(1 << 24)
            .policyAllocation(AllocationPolicy.STRICT)
            .policyLearning(LearningPolicy.NONE)
            .build();

    Runnable of(Workload workload) {
        return switch (workload) {
            case DENSE -> dense();
            case CHARACTERS_512 -> characters(512);
            case CHARACTERS_256 -> characters(256);
            case TEXT -> text();
            case FORECAST -> forecast();
            case INFERENCE -> inference();
            case ONE_CHARACTER -> oneCharacter();
        };
    }

    private MultiLayerNetwork ready(MultiLayerNetwork stock) {
        if (!engine) {
            return stock;
        }
        MultiLayerNetwork network = Engine.accelerate(stock);
        Engine.readyToFit(network);
        return network;
    }

    private Runnable dense() {
        MultiLayerNetwork network = ready(Nets.dense(64, 128, 64, 100));
        DataSet batch = new DataSet(Batch.normal(32, 64, 100), Batch.classesPerStep(32, 64, 100, engine));
        return () -> network.fit(batch);
    }

    private Runnable inference() {
        MultiLayerNetwork network = ready(Nets.dense(64, 128, 64, 100));
        INDArray input = Batch.normal(32, 64, 100);
        return () -> {
            // Without, every answer lies in new memory, which costs more than the answer: PyTorch uses its own again at
            // once.
            try (MemoryWorkspace answers = Nd4j.getWorkspaceManager().getAndActivateWorkspace(ANSWERS, "ANSWERS")) {
                network.output(input, false, null, null, answers);
            }
        };
    }

    /** Stock layers carry no state through {@code fit}, which costs them nothing. */
    private Runnable characters(int hidden) {
        MultiLayerNetwork network = ready(Nets.characters(75, 64, hidden, 32));
        if (engine) {
            FusedRnn.carryStates(network);
        }
        network.setListeners(new Clipping(engine));
        DataSet batch = new DataSet(Batch.words(50, 75, 32), Batch.classesPerStep(50, 75, 32, engine));
        return () -> network.fit(batch);
    }

    private Runnable text() {
        MultiLayerNetwork network = ready(Nets.text(8000, 64, 64, 2));
        DataSet[] batches = new DataSet[20];
        Arrays.setAll(batches, number -> Batch.texts(Batch.lengths(32, number), 8000));
        int[] at = {0};
        return () -> network.fit(batches[at[0]++ % batches.length]);
    }

    private Runnable forecast() {
        MultiLayerNetwork network = ready(Nets.forecast(4, 32, 7, 28));
        DataSet batch = new DataSet(Batch.normal(32, 4, 28), Nd4j.randn(DataType.FLOAT, 32, 7));
        return () -> network.fit(batch);
    }

    private Runnable oneCharacter() {
        MultiLayerNetwork network = Nets.characters(75, 64, 512, 1);
        if (!engine) {
            INDArray character = Batch.words(1, 75, 1);
            return () -> network.rnnTimeStep(character);
        }
        Stepper stepper = Inference.of(network).orElseThrow().stepper();
        double[] scores = new double[75];
        return () -> {
            stepper.read(3);
            stepper.scores(scores);
        };
    }

    /** Clips by the norm of all gradients, as PyTorch's side does; with the engine as {@code training.clip-norm} does. */
    private static final class Clipping extends BaseTrainingListener {
        private final boolean engine;

        Clipping(boolean engine) {
            this.engine = engine;
        }

        @Override
        public void onGradientCalculation(Model model) {
            INDArray gradient = ((MultiLayerNetwork) model).getFlattenedGradients();
            double norm =
                    (engine ? Gradients.norm(gradient) : gradient.norm2Number().doubleValue()) / model.batchSize();
            if (norm > 1 && engine) {
                Gradients.multiply(gradient, 1 / norm);
            } else if (norm > 1) {
                gradient.muli(1 / norm);
            }
        }
    }
}
