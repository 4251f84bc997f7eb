package io.elman.data.series.batch;

import io.elman.data.series.Column;
import io.elman.data.series.Series;
import io.elman.data.series.state.InputColumn;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/** DataVec's way from the rows of a series (numbers, words) to numbers only: a word becomes one input of several. */
final class SeriesRecords {
    /** Takes the place of a blank cell and of words that training had none of: all inputs are 0. */
    private static final String OTHER = "(other)";

    private final List<InputColumn> inputs;
    private final List<Column> columns;
    private final int[] places;
    private final TransformProcess process;

    /** @param columns of the series that will be given; may be more, and in another order, than the inputs */
    SeriesRecords(List<InputColumn> inputs, List<Column> columns) {
        this.inputs = inputs;
        this.columns = columns;
        List<String> names = columns.stream().map(Column::name).toList();
        this.places =
                inputs.stream().mapToInt(input -> names.indexOf(input.name())).toArray();
        this.process = process(inputs);
    }

    /** Returns the name of each number that comes out. */
    List<String> names() {
        return process.getFinalSchema().getColumnNames();
    }

    /** Returns which column of the series an input is. */
    int place(int input) {
        return places[input];
    }

    /** Returns the numbers of each row, [name][time]; new arrays. */
    double[][] matrix(Series series) {
        double[][] matrix = new double[names().size()][series.length()];
        for (int row = 0; row < series.length(); row++) {
            List<Writable> numbers = process.execute(record(series, row));
            for (int i = 0; i < matrix.length; i++) {
                matrix[i][row] = numbers.get(i).toDouble();
            }
        }
        return matrix;
    }

    private static TransformProcess process(List<InputColumn> inputs) {
        Schema.Builder schema = new Schema.Builder();
        for (InputColumn input : inputs) {
            if (input.isText()) {
                schema.addColumnCategorical(input.name(), states(input));
            } else {
                schema.addColumnDouble(input.name());
            }
        }
        TransformProcess.Builder process = new TransformProcess.Builder(schema.build());
        inputs.stream()
                .filter(InputColumn::isText)
                .map(InputColumn::name)
                .forEach(name -> process.categoricalToOneHot(name).removeColumns(name + "[" + OTHER + "]"));
        return process.build();
    }

    private static List<String> states(InputColumn input) {
        List<String> states = new ArrayList<>(input.words());
        states.add(OTHER);
        return states;
    }

    private List<Writable> record(Series series, int row) {
        List<Writable> record = new ArrayList<>(inputs.size());
        for (int i = 0; i < places.length; i++) {
            double value = series.values()[places[i]][row];
            record.add(inputs.get(i).isText() ? new Text(word(i, value)) : new DoubleWritable(value));
        }
        return record;
    }

    private String word(int input, double number) {
        String word = number == Column.NO_WORD
                ? OTHER
                : columns.get(places[input]).words().get((int) number);
        return inputs.get(input).words().contains(word) ? word : OTHER;
    }
}
