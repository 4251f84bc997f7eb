package io.elman.classify;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.config.text.TextData;
import io.elman.data.CsvFormat;
import io.elman.data.CsvSource;
import io.elman.data.answer.RowAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Answers the rows of a CSV file, or a single text. Rows stream: memory does not grow with the file. */
public final class Predictor {
    /** Enough rows for batches of similar lengths: what the classifier sorts together. */
    private static final int CHUNK = 5120;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Classifier classifier;
    private final PredictionFormat format;

    public Predictor(Classifier classifier, PredictionFormat format) {
        this.classifier = classifier;
        this.format = format;
    }

    /** Writes the answer to one text: a line a class, or JSON. */
    public void answerText(String text, Writer out) {
        Prediction prediction = classifier.classify(text);
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

    /** Writes a row out for each row of a file, in its order. */
    public void answerRows(Path file, Writer out) {
        answerRows(CsvSource.file(file, csvFormat()), out);
    }

    /** Writes a row out for each row of a stream, in its order. */
    public void answerRows(InputStream in, Writer out) {
        answerRows(CsvSource.stream("-", in, csvFormat()), out);
    }

    private CsvFormat csvFormat() {
        TextData data = classifier.experiment().texts().data();
        return new CsvFormat(data.csv().charset(), data.csv().delimiter());
    }

    private void answerRows(CsvSource source, Writer out) {
        new RowAnswers<>(classifier.schema().textColumn(), CHUNK, classifier::classify, format.of(classifier.labels()))
                .write(source, out);
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
