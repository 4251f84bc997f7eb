package io.elman.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelReader;
import io.elman.model.ModelWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The state of a run on the disk: a model zip with the updater's state, the history, and the best weights. */
public final class Checkpoint {
    private static final String HISTORY = "history.json";
    private static final String BEST = "best.bin";
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private final Path file;
    private final ModelManifest manifest;
    private final boolean resuming;
    private final long nanosecondsBetween;
    private long lastSaved = System.nanoTime();
    private Snapshot unsaved;
    private int epochsSaved = -1;

    private Checkpoint(Path file, ModelManifest manifest, boolean resuming, double secondsBetween) {
        this.file = file;
        this.manifest = manifest;
        this.resuming = resuming;
        this.nanosecondsBetween = (long) (secondsBetween * 1e9);
    }

    /** Returns a checkpoint that is never written. */
    static Checkpoint none() {
        return new Checkpoint(null, null, false, 0);
    }

    /**
     * Returns a checkpoint in a file.
     *
     * @param manifest of the run; an earlier run can only be resumed if its configuration and data are the same
     * @param resuming whether to go on from the file, if it is there
     * @param secondsBetween two savings at least: writing takes a while for a large network
     */
    static Checkpoint in(Path file, ModelManifest manifest, boolean resuming, double secondsBetween) {
        return new Checkpoint(file, manifest, resuming, secondsBetween);
    }

    /** Removes a file that no run will go on from. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // It would be overwritten by the next run.
        }
    }

    TrainingHistory resume(Learner learner) {
        if (!resuming || !Files.exists(file)) {
            return new TrainingHistory();
        }
        Model saved = ModelReader.read(file);
        refuseUnlessSameRun(saved.manifest());
        Learner before = Learner.of(saved.network());
        learner.network().setParams(before.network().params());
        learner.setUpdaterState(before.updater().getStateViewArray());
        learner.setCounts(before.iterations(), before.epochs());
        return history(saved);
    }

    /** Saves the state after an epoch, or keeps it in memory where the last saving is not long ago. */
    void save(NeuralNetwork network, TrainingHistory history) {
        if (System.nanoTime() - lastSaved >= nanosecondsBetween) {
            saveNow(network, history);
        } else if (file != null) {
            unsaved = Snapshot.of(Learner.of(network), history.copy());
        }
    }

    /** Saves, unless the file has these epochs already. */
    void saveNow(NeuralNetwork network, TrainingHistory history) {
        int epochs = history.epochs().size();
        if (file == null || epochs == epochsSaved) {
            return;
        }
        lastSaved = System.nanoTime();
        unsaved = null;
        epochsSaved = epochs;
        State state = new State(history.epochs(), history.best());
        Map<String, byte[]> entries = Map.of(
                HISTORY, GSON.toJson(state).getBytes(StandardCharsets.UTF_8), BEST, bytes(history.bestWeights()));
        ModelWriter.writeCheckpoint(file, new Model(network, manifest, entries));
    }

    /**
     * Saves the state after the last whole epoch, if it is not saved yet: a run that is stopped within an epoch can only
     * go on from the end of the one before.
     *
     * @param network its weights and its updater's state become those after that epoch
     */
    void saveLastEpoch(NeuralNetwork network) {
        if (unsaved != null) {
            unsaved.restore(Learner.of(network));
            saveNow(network, unsaved.history());
        }
    }

    /**
     * What was there after an epoch.
     *
     * @param updater its state; empty for one that has none
     */
    private record Snapshot(
            INDArray weights, Optional<INDArray> updater, int iterations, int epochs, TrainingHistory history) {
        static Snapshot of(Learner learner, TrainingHistory history) {
            return new Snapshot(
                    learner.network().params().dup(),
                    Optional.ofNullable(learner.updater().getStateViewArray()).map(INDArray::dup),
                    learner.iterations(),
                    learner.epochs(),
                    history);
        }

        void restore(Learner learner) {
            learner.network().setParams(weights);
            updater.ifPresent(learner::setUpdaterState);
            learner.setCounts(iterations, epochs);
        }
    }

    private record State(List<Epoch> epochs, int best) {}

    private TrainingHistory history(Model saved) {
        try {
            State state = GSON.fromJson(saved.text(HISTORY), State.class);
            return new TrainingHistory(
                    state.epochs(), state.best(), weights(saved.entries().get(BEST)));
        } catch (JsonParseException | IllegalArgumentException broken) {
            throw refused("this checkpoint cannot be read");
        }
    }

    private void refuseUnlessSameRun(ModelManifest saved) {
        if (!saved.config().equals(manifest.config())) {
            throw refused("this checkpoint is of a run with another configuration");
        }
        if (!saved.data().equals(manifest.data())) {
            throw refused("this checkpoint is of a run on other data");
        }
    }

    private ElmanException refused(String message) {
        return new ElmanException(Finding.at(SourceLocation.of(file.toString()), message)
                .withHint("train without --resume to begin anew"));
    }

    private static byte[] bytes(INDArray weights) {
        float[] values = weights.toFloatVector();
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static INDArray weights(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return Nd4j.createFromArray(values).reshape(1, values.length);
    }
}
