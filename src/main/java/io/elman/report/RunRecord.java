package io.elman.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.elman.SafeFile;
import io.elman.config.Experiment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The figures of a run for programs to read: the evaluation, as {@code evaluate --json} prints it, and every epoch.
 *
 * @param networks how the training of each went: values that JSON can be made of
 */
public record RunRecord(Experiment experiment, Evaluation evaluation, List<?> networks) {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** The order of the components is the order in the file. */
    private record Content(
            String task,
            String model,
            String data,
            long rows,
            Map<String, Object> metrics,
            Map<String, Map<String, Object>> baselines,
            List<?> networks,
            Map<String, Object> config) {}

    /** Leaves the figures in a file, or the file as it was. */
    public void write(Path file) {
        Content content = new Content(
                evaluation.task(),
                evaluation.model(),
                evaluation.data(),
                evaluation.rows(),
                evaluation.metrics(),
                evaluation.baselines(),
                networks,
                experiment.effective());
        byte[] json = (GSON.toJson(content) + "\n").getBytes(StandardCharsets.UTF_8);
        SafeFile.write(file, out -> out.write(json));
    }
}
