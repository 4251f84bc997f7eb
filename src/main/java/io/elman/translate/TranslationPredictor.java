package io.elman.translate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.stream.JsonWriter;
import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.data.CsvSource;
import io.elman.data.answer.AnswerFormat;
import io.elman.data.answer.ItemRows;
import io.elman.data.answer.RowAnswers;
import io.elman.data.labelled.RowSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Translates the rows of a CSV file, or a single text. Rows stream: memory does not grow with the file.
 *
 * @param json as one JSON object instead of CSV or lines
 * @param top how many translations are given, each with its log probability, the best first; 0 gives the best one alone
 * @param notices takes what the user should know but what is no mistake
 */
public record TranslationPredictor(Translator translator, boolean json, int top, Consumer<String> notices) {
    /** Enough rows for batches of similar lengths. */
    private static final int CHUNK = 1024;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Writes the translation of one text: a line, a line a translation, or JSON. */
    public void translateText(String text, Writer out) {
        LongAdder cut = new LongAdder();
        List<Translation> found = translate(List.of(text), cut).get(0);
        tellCut(cut.sum());
        StringBuilder answer = new StringBuilder();
        if (json) {
            answer.append(GSON.toJson(facts(found))).append('\n');
        } else if (top == 0) {
            answer.append(found.get(0).text()).append('\n');
        } else {
            found.forEach(one ->
                    answer.append(number(one)).append("  ").append(one.text()).append('\n'));
        }
        try {
            out.write(answer.toString());
        } catch (IOException failure) {
            throw new ElmanException(Finding.of("the translation cannot be written: " + failure.getMessage()), failure);
        }
    }

    /** Writes a row out for each row of a file, in its order. */
    public void translateRows(Path file, Writer out) {
        translateRows(CsvSource.file(file, inputs().format()), out);
    }

    /** Writes a row out for each row of a stream, in its order. */
    public void translateRows(InputStream in, Writer out) {
        translateRows(CsvSource.stream("-", in, inputs().format()), out);
    }

    private TranslationInputs inputs() {
        return new TranslationInputs(translator.experiment());
    }

    private void translateRows(CsvSource csv, Writer out) {
        LongAdder cut = new LongAdder();
        new RowAnswers<String, List<Translation>>(CHUNK, texts -> translate(texts, cut), new Format())
                .write(ItemRows.inCells(csv, translator.schema().source(), RowSource::text), out);
        tellCut(cut.sum());
    }

    private void tellCut(long texts) {
        if (texts > 0) {
            int length = translator.experiment().pairs().text().length();
            notices.accept("%,d %s than text.length = %,d tokens, of which only these are read and translated"
                    .formatted(texts, texts == 1 ? "text has more" : "texts have more", length));
        }
    }

    private List<List<Translation>> translate(List<String> texts, LongAdder cut) {
        texts.stream().filter(translator::isCut).forEach(text -> cut.increment());
        return translator.candidates(texts, Math.max(1, top));
    }

    private Map<String, Object> facts(List<Translation> found) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("translation", found.get(0).text());
        facts.put("log_probability", found.get(0).logProbability());
        if (top > 0) {
            facts.put(
                    "translations",
                    found.stream()
                            .map(one -> Map.of("translation", one.text(), "log_probability", one.logProbability()))
                            .toList());
        }
        return facts;
    }

    private static String number(Translation translation) {
        return String.format(Locale.ROOT, "%.4f", translation.logProbability());
    }

    /** The best translation as a column; the best few each with its log probability. */
    private final class Format implements AnswerFormat<List<Translation>> {
        @Override
        public boolean json() {
            return json;
        }

        @Override
        public List<String> columns() {
            List<String> columns = new ArrayList<>();
            if (top == 0) {
                columns.add("translation");
            }
            for (int place = 1; place <= top; place++) {
                columns.add("translation_" + place);
                columns.add("log_probability_" + place);
            }
            return columns;
        }

        @Override
        public List<String> cells(List<Translation> answer) {
            if (top == 0) {
                return List.of(answer.get(0).text());
            }
            List<String> cells = new ArrayList<>();
            for (int place = 0; place < top; place++) {
                boolean found = place < answer.size();
                cells.add(found ? answer.get(place).text() : "");
                cells.add(found ? number(answer.get(place)) : "");
            }
            return cells;
        }

        @Override
        public void write(List<Translation> answer, JsonWriter out) throws IOException {
            out.name("translation").value(answer.get(0).text());
            out.name("log_probability").value(answer.get(0).logProbability());
            if (top > 0) {
                out.name("translations").beginArray();
                for (Translation one : answer) {
                    out.beginObject().name("translation").value(one.text());
                    out.name("log_probability").value(one.logProbability()).endObject();
                }
                out.endArray();
            }
        }
    }
}
