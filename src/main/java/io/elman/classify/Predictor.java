package io.elman.classify;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.classify.input.LabelledFiles;
import io.elman.data.CsvSource;
import io.elman.data.answer.RowAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers the rows of a CSV file, or a single item. Rows stream: memory does not grow with the file. */
public final class Predictor {
    /** Enough rows for batches of similar lengths: what the classifier sorts together. */
    private static final int CHUNK = 5120;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final ItemClassifier<?> classifier;
    private final LabelledFiles files;
    private final PredictionFormat format;
    private final Consumer<String> notices;

    /** @param notices takes what the user should know but what is no mistake */
    public Predictor(Classifier classifier, PredictionFormat format, Consumer<String> notices) {
        this.classifier = classifier.items();
        this.files = new LabelledFiles(classifier.experiment().labelled().data());
        this.format = format;
        this.notices = notices;
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
            tellSilent(items.modality().saysNothing(whole.get()) ? 1 : 0);
        } else {
            answerRows(items, files.file(file.toString()), out);
        }
    }

    private void answer(Prediction prediction, Writer out) {
        write(out, format.json() ? json(prediction) : format.lines(prediction));
    }

    private String json(Prediction prediction) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("label", prediction.label());
        object.put("probabilities", format.given(prediction));
        return GSON.toJson(object) + "\n";
    }

    /** Writes a row out for each row of a stream, in its order. */
    public void answerRows(InputStream in, Writer out) {
        answerRows(classifier, CsvSource.stream("-", in, files.format()), out);
    }

    private <T> void answerRows(ItemClassifier<T> items, CsvSource source, Writer out) {
        LongAdder silent = new LongAdder();
        Function<List<T>, List<Prediction>> answers = some -> {
            silent.add(
                    some.parallelStream().filter(items.modality()::saysNothing).count());
            return items.classify(some);
        };
        new RowAnswers<>(CHUNK, answers, format.of(items.labels()))
                .write(items.modality().items(source), out);
        tellSilent(silent.sum());
    }

    private void tellSilent(long clips) {
        if (clips > 0) {
            notices.accept("%,d %s nothing but silence, which tells no class"
                    .formatted(clips, clips == 1 ? "recording is" : "recordings are"));
        }
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
