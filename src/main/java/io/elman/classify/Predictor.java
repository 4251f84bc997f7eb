package io.elman.classify;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.stream.JsonWriter;
import io.elman.Background;
import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.classify.input.ItemRows;
import io.elman.classify.input.LabelledFiles;
import io.elman.data.CsvOutput;
import io.elman.data.CsvSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answers the rows of a CSV file, or a single item. Rows stream: memory does not grow with the file. */
public final class Predictor {
    /** Enough rows for batches of similar lengths: what the classifier sorts together. */
    private static final int CHUNK = 5120;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final ItemClassifier<?> classifier;
    private final LabelledFiles files;
    private final PredictionFormat format;

    public Predictor(Classifier classifier, PredictionFormat format) {
        this.classifier = classifier.items();
        this.files = new LabelledFiles(classifier.experiment().labelled().data());
        this.format = format;
    }

    /** Returns whether the model answers texts. */
    public boolean readsTexts() {
        return classifier.modality().type() == String.class;
    }

    /** Writes the answer to one text: a line a class, or JSON. */
    public void answerText(String text, Writer out) {
        answer(classifier.of(String.class).classify(List.of(text)).get(0), out);
    }

    /** Writes the answer to a file that is an item by itself, or a row out for each row of a file of items. */
    public void answerFile(Path file, Writer out) {
        answerFile(classifier, file, out);
    }

    private <T> void answerFile(ItemClassifier<T> items, Path file, Writer out) {
        Optional<T> whole = items.modality().whole(file);
        if (whole.isPresent()) {
            answer(items.classify(List.of(whole.get())).get(0), out);
        } else {
            answerRows(items, files.file(file.toString()), out);
        }
    }

    private void answer(Prediction prediction, Writer out) {
        Map<String, Double> given = format.given(prediction);
        StringBuilder answer = new StringBuilder();
        if (format.json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("label", prediction.label());
            object.put("probabilities", given);
            answer.append(GSON.toJson(object)).append('\n');
        } else {
            given.forEach((label, probability) ->
                    answer.append(String.format(Locale.ROOT, "%s  %s%n", PredictionFormat.number(probability), label)));
        }
        write(out, answer.toString());
    }

    /** Writes a row out for each row of a stream, in its order. */
    public void answerRows(InputStream in, Writer out) {
        answerRows(classifier, CsvSource.stream("-", in, files.format()), out);
    }

    private <T> void answerRows(ItemClassifier<T> items, CsvSource source, Writer out) {
        try (ItemRows<T> rows = items.modality().items(source)) {
            List<String> names = new ArrayList<>(rows.names());
            List<String> added = format.columns(items.labels(), names);
            RowWriter writer = format.json() ? jsonWriter(out, names) : csvWriter(out, names, added);
            answer(items, rows, writer);
            writer.end();
        } catch (IOException failure) {
            throw new ElmanException(Finding.of("the answers cannot be written: " + failure.getMessage()), failure);
        }
    }

    /** Some rows and the answer to each. */
    private record Answered(List<List<String>> rows, List<Prediction> answers) {
        void writeTo(RowWriter writer) throws IOException {
            for (int i = 0; i < rows.size(); i++) {
                writer.write(rows.get(i), answers.get(i));
            }
        }
    }

    /** While some rows are answered, those before them are written and those behind them read. */
    private static <T> void answer(ItemClassifier<T> items, ItemRows<T> rows, RowWriter writer) throws IOException {
        try (Background background = new Background()) {
            Background.Task<Answered> before = background.start(() -> new Answered(List.of(), List.of()));
            for (boolean more = true; more; ) {
                Background.Task<Answered> task = null;
                try {
                    List<ItemRows.Item<T>> chunk = next(rows);
                    more = !chunk.isEmpty();
                    task = background.start(() -> answer(items, chunk));
                } finally {
                    // Also where the next rows are wrong: those before them are not.
                    before.result().writeTo(writer);
                }
                before = task;
            }
        }
    }

    private static <T> Answered answer(ItemClassifier<T> items, List<ItemRows.Item<T>> chunk) {
        return new Answered(
                chunk.stream().map(ItemRows.Item::cells).toList(),
                items.classify(chunk.stream().map(ItemRows.Item::item).toList()));
    }

    private static <T> List<ItemRows.Item<T>> next(ItemRows<T> rows) {
        List<ItemRows.Item<T>> chunk = new ArrayList<>();
        while (chunk.size() < CHUNK && rows.hasNext()) {
            chunk.add(rows.next());
        }
        return chunk;
    }

    /** Takes one row of the input and its answer. */
    private interface RowWriter {
        void write(List<String> cells, Prediction answer) throws IOException;

        default void end() throws IOException {}
    }

    private RowWriter csvWriter(Writer out, List<String> names, List<String> added) {
        CsvOutput csv = new CsvOutput(out);
        csv.row(concat(names, added));
        return (cells, answer) -> csv.row(concat(cells, format.cells(answer)));
    }

    private RowWriter jsonWriter(Writer out, List<String> names) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setIndent("  ");
        json.beginObject().name("rows").beginArray();
        return new RowWriter() {
            @Override
            public void write(List<String> cells, Prediction answer) throws IOException {
                json.beginObject().name("input").beginObject();
                for (int i = 0; i < cells.size(); i++) {
                    json.name(names.get(i)).value(cells.get(i));
                }
                json.endObject().name("label").value(answer.label());
                json.name("probabilities").beginObject();
                for (Map.Entry<String, Double> one : format.given(answer).entrySet()) {
                    json.name(one.getKey()).value(one.getValue());
                }
                json.endObject().endObject();
            }

            @Override
            public void end() throws IOException {
                json.endArray().endObject();
                out.write('\n');
            }
        };
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException failure) {
            throw new ElmanException(
                    Finding.at(SourceLocation.of("-"), "the answer cannot be written: " + failure.getMessage()),
                    failure);
        }
    }
}
