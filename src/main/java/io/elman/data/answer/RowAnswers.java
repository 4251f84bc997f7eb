package io.elman.data.answer;

import com.google.gson.stream.JsonWriter;
import io.elman.Background;
import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.data.CsvOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Answers the items of a CSV file. Items stream: memory does not grow with the file.
 *
 * @param <T> what is answered
 * @param <A> the answer to one
 * @param chunk items that are answered together
 * @param answer of each item
 */
public record RowAnswers<T, A>(int chunk, Function<List<T>, List<A>> answer, AnswerFormat<A> format) {
    /**
     * Writes a row out for each item of a file, in its order.
     *
     * @param items closed at the end
     */
    public void write(ItemRows<T> items, Writer out) {
        try (items) {
            List<String> names = items.names();
            RowWriter<A> writer = format.json() ? jsonWriter(out, names) : csvWriter(out, names);
            answer(items, writer);
            writer.end();
        } catch (IOException failure) {
            throw new ElmanException(Finding.of("the answers cannot be written: " + failure.getMessage()), failure);
        }
    }

    /** Some rows and the answer to each. */
    private record Answered<A>(List<List<String>> rows, List<A> answers) {
        void writeTo(RowWriter<A> writer) throws IOException {
            for (int i = 0; i < rows.size(); i++) {
                writer.write(rows.get(i), answers.get(i));
            }
        }
    }

    /** While some rows are answered, those before them are written and those behind them read. */
    private void answer(ItemRows<T> items, RowWriter<A> writer) throws IOException {
        try (Background background = new Background()) {
            Background.Task<Answered<A>> before = background.start(() -> new Answered<>(List.of(), List.of()));
            for (boolean more = true; more; ) {
                Background.Task<Answered<A>> task = null;
                try {
                    List<ItemRows.Item<T>> some = next(items);
                    more = !some.isEmpty();
                    task = background.start(() -> answered(some));
                } finally {
                    // Also where the next rows are wrong: those before them are not.
                    before.result().writeTo(writer);
                }
                before = task;
            }
        }
    }

    private Answered<A> answered(List<ItemRows.Item<T>> some) {
        return new Answered<>(
                some.stream().map(ItemRows.Item::cells).toList(),
                answer.apply(some.stream().map(ItemRows.Item::item).toList()));
    }

    private List<ItemRows.Item<T>> next(ItemRows<T> items) {
        List<ItemRows.Item<T>> some = new ArrayList<>();
        while (some.size() < chunk && items.hasNext()) {
            some.add(items.next());
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
