package io.elman.classify;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.elman.SafeFile;
import io.elman.config.Experiment;
import io.elman.report.Evaluation;
import io.elman.train.TrainingRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The figures of a run for programs to read: the evaluation, as {@code evaluate --json} prints it, and every epoch. */
record RunRecord(Experiment experiment, Evaluation evaluation, List<TrainingRun> runs) {
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
            List<TrainingRun> networks,
            Map<String, Object> config) {}

    void write(Path file) {
        Content content = new Content(
                evaluation.task(),
                evaluation.model(),
                evaluation.data(),
                evaluation.rows(),
                evaluation.metrics(),
                evaluation.baselines(),
                runs,
                experiment.effective());
        byte[] json = (GSON.toJson(content) + "\n").getBytes(StandardCharsets.UTF_8);
        SafeFile.write(file, out -> out.write(json));
    }
}
