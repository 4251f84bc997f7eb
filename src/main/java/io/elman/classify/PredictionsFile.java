package io.elman.classify;

import io.elman.classify.score.Scores;
import io.elman.data.CsvOutput;
import io.elman.data.labelled.LabelledRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes each test row with its answer: {@code line,text,label,predicted,probability_…}, or clip or sequence in place of text. */
final class PredictionsFile implements Judge.Listener<Object> {
    private final String noun;
    private final List<String> labels;
    private CsvOutput csv;

    /** @param noun what an item is called */
    PredictionsFile(String noun, List<String> labels) {
        this.noun = noun;
        this.labels = labels;
    }

    /** @param judging what makes the answers come in */
    void write(OutputStream out, Runnable judging) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        csv = new CsvOutput(writer);
        List<String> header = new ArrayList<>(List.of("line", noun, "label", "predicted"));
        labels.forEach(label -> header.add("probability_" + label));
        csv.row(header);
        judging.run();
        writer.flush();
    }

    @Override
    public void answered(LabelledRow<?> row, int label, double[] probabilities) {
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(row.line()), row.name(), row.label(), labels.get(Scores.mostProbable(probabilities))));
        for (double probability : probabilities) {
            cells.add(PredictionFormat.number(probability));
        }
        csv.row(cells);
    }
}
