package io.elman.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.config.ConfigReader;
import io.elman.train.Epoch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An epoch of a shipped preset ends at the same losses on the engine and on stock layers; bench/engine.sh tries them all. */
class PresetsOnStockTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"passengers", "stocks", "weather"})
    void anEpochLosesTheSame(String preset) {
        Epoch ours = epoch(preset, "elman");
        Epoch theirs = epoch(preset, "stock");
        assertThat(ours.trainingLoss()).isCloseTo(theirs.trainingLoss(), within(1e-4));
        assertThat(ours.validationLoss()).isCloseTo(theirs.validationLoss(), within(1e-4));
        assertThat(ours.gradientNorm()).isCloseTo(theirs.gradientNorm(), within(1e-3));
    }

    /** Without dropout, which the two draw in different orders. */
    private Epoch epoch(String preset, String engine) {
        List<String> overrides = List.of(
                "model.engine=" + engine,
                "model.dropout=0",
                "training.epochs=1",
                "training.ensemble=1",
                "training.keep=last",
                "output=" + ConfigReader.quote(folder.resolve(engine + ".zip").toString()));
        return new ForecastTraining(ConfigReader.read(Path.of("config", preset + ".yaml"), overrides))
                .run(false)
                .runs()
                .get(0)
                .epochs()
                .get(0);
    }
}
