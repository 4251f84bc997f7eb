package io.elman.data.answer;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How answers stand in a row. */
public interface AnswerFormat<A> {
    /** Returns whether rows are written as one JSON object; else as CSV. */
    boolean json();

    /** Returns the names of the columns that answers add. */
    List<String> columns();

    /** Returns the cells of those columns. */
    List<String> cells(A answer);

    /** Writes the names and values of an answer into an object that is open. */
    void write(A answer, JsonWriter json) throws IOException;

    /** Returns the names of the added columns, changed where the input has a column of that name. */
    default List<String> columnsBeside(List<String> taken) {
        List<String> free = new ArrayList<>(columns());
        free.replaceAll(column -> {
            String name = column;
            while (taken.contains(name)) {
                name += "_";
            }
            return name;
        });
        return free;
    }
}
