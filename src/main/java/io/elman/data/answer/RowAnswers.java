package io.elman.data.answer;

import com.google.gson.stream.JsonWriter;
import io.elman.Background;
import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.data.CsvOutput;
import io.elman.data.CsvRow;
import io.elman.data.CsvRows;
import io.elman.data.CsvSource;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Answers the rows of a CSV file. Rows stream: memory does not grow with the file.
 *
 * @param column of the text that is answered
 * @param chunk rows that are answered together
 * @param answer of each text
 */
public record RowAnswers<A>(String column, int chunk, Function<List<String>, List<A>> answer, AnswerFormat<A> format) {
    /** Writes a row out for each row of a file, in its order. */
    public void write(CsvSource source, Writer out) {
        try (CsvRows rows = source.open()) {
            int text = rows.header().column(column);
            List<String> names = new ArrayList<>(rows.header().names());
            RowWriter<A> writer = format.json() ? jsonWriter(out, names) : csvWriter(out, names);
            answer(rows, text, writer);
            writer.end();
        } catch (IOException failure) {
            throw new ElmanException(Finding.of("the answers cannot be written: " + failure.getMessage()), failure);
        }
    }

    /** Some rows and the answer to each. */
    private record Answered<A>(List<CsvRow> rows, List<A> answers) {
        void writeTo(RowWriter<A> writer) throws IOException {
            for (int i = 0; i < rows.size(); i++) {
                writer.write(rows.get(i).fields(), answers.get(i));
            }
        }
    }

    /** While some rows are answered, those before them are written and those behind them read. */
    private void answer(CsvRows rows, int text, RowWriter<A> writer) throws IOException {
        try (Background background = new Background()) {
            Background.Task<Answered<A>> before = background.start(() -> new Answered<>(List.of(), List.of()));
            for (boolean more = true; more; ) {
                Background.Task<Answered<A>> task = null;
                try {
                    List<CsvRow> some = next(rows);
                    more = !some.isEmpty();
                    task = background.start(() -> answered(some, text));
                } finally {
                    // Also where the next rows are wrong: those before them are not.
                    before.result().writeTo(writer);
                }
                before = task;
            }
        }
    }

    private Answered<A> answered(List<CsvRow> some, int text) {
        return new Answered<>(
                some, answer.apply(some.stream().map(row -> row.field(text)).toList()));
    }

    private List<CsvRow> next(CsvRows rows) {
        List<CsvRow> some = new ArrayList<>();
        while (some.size() < chunk && rows.hasNext()) {
            some.add(rows.next());
        }
        return some;
    }

    /** Takes one row of the input and its answer. */
    private interface RowWriter<A> {
        void write(List<String> cells, A answer) throws IOException;

        default void end() throws IOException {}
    }

    private RowWriter<A> csvWriter(Writer out, List<String> names) {
        CsvOutput csv = new CsvOutput(out);
        csv.row(concat(names, format.columnsBeside(names)));
        return (cells, one) -> csv.row(concat(cells, format.cells(one)));
    }

    private RowWriter<A> jsonWriter(Writer out, List<String> names) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setIndent("  ");
        json.beginObject().name("rows").beginArray();
        return new RowWriter<>() {
            @Override
            public void write(List<String> cells, A one) throws IOException {
                json.beginObject().name("input").beginObject();
                for (int i = 0; i < cells.size(); i++) {
                    json.name(names.get(i)).value(cells.get(i));
                }
                json.endObject();
                format.write(one, json);
                json.endObject();
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
}
