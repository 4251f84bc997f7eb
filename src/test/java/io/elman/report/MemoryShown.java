package io.elman.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a run of any task leaves of its network's memory. */
public final class MemoryShown {
    private MemoryShown() {}

    /**
     * The page draws all four, and the figures hold every layer of every epoch and network.
     *
     * @param folder of the run
     * @param layers as they are shown
     */
    public static void isIn(Path folder, String... layers) throws IOException {
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page)
                .contains("Memory", "Gradient of the loss by lag", "Spectral radius of W_hh by epoch")
                .contains("Saturated units by epoch", "Clipped steps by epoch")
                .contains(layers);
        JsonObject figures = JsonParser.parseString(Files.readString(folder.resolve("metrics.json")))
                .getAsJsonObject();
        for (JsonElement network : figures.getAsJsonArray("networks")) {
            for (JsonElement epoch : network.getAsJsonObject().getAsJsonArray("epochs")) {
                assertThat(names(epoch.getAsJsonObject().getAsJsonArray("layers")))
                        .containsExactly(layers);
                for (JsonElement layer : epoch.getAsJsonObject().getAsJsonArray("layers")) {
                    assertThat(number(layer, "spectralRadius")).isBetween(0.1, 10.0);
                    assertThat(number(layer, "saturated")).isBetween(0.0, 1.0);
                }
                assertThat(number(epoch, "clipRate")).isBetween(0.0, 1.0);
            }
            JsonArray gradients = network.getAsJsonObject().getAsJsonArray("gradients");
            assertThat(names(gradients)).containsExactly(layers);
            for (JsonElement gradient : gradients) {
                assertThat(gradient.getAsJsonObject().getAsJsonArray("norms"))
                        .isNotEmpty()
                        .allSatisfy(norm ->
                                assertThat(norm.getAsDouble()).isPositive().isFinite());
            }
        }
    }

    private static List<String> names(JsonArray layers) {
        return layers.asList().stream()
                .map(layer -> layer.getAsJsonObject().get("layer").getAsString())
                .toList();
    }

    private static double number(JsonElement of, String name) {
        return of.getAsJsonObject().get(name).getAsDouble();
    }
}
