package io.elman.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.model.ModelManifest;
import io.elman.model.NetworkBuilder;
import io.elman.model.NetworkShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path folder;

    /** The end of training comes right after its last epoch, and a large network takes seconds to write. */
    @Test
    void whatWasSavedIsNotSavedAgain() throws IOException {
        Experiment experiment = ConfigReader.parse("data: {train: a.csv, text: t, label: l}", "test");
        MultiLayerNetwork network = NetworkBuilder.build(experiment, NetworkShape.unweighted(6, 2));
        Path file = folder.resolve("checkpoint.zip");
        Checkpoint checkpoint = Checkpoint.in(
                file, ModelManifest.begin(experiment, new JsonObject(), Map.of("a.csv", "0123")), false, 0);
        TrainingHistory history = new TrainingHistory();
        history.add(epoch(1), network.params());
        checkpoint.save(network, history);
        Files.delete(file);
        checkpoint.saveNow(network, history);
        assertThat(file).doesNotExist();
        history.add(epoch(2), network.params());
        checkpoint.saveNow(network, history);
        assertThat(file).exists();
    }

    private static Epoch epoch(int number) {
        return new Epoch(number, 1, 1, 0.001, 1, 0, List.of());
    }
}
