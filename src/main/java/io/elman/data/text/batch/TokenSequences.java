package io.elman.data.text.batch;

import io.elman.data.text.EncodedRows;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Writable;

/** Rows as DataVec sees them: sequences of steps (token index, class index), made when they are asked for. */
final class TokenSequences extends AbstractList<List<List<Writable>>> {
    private final EncodedRows rows;
    private final int[] order;
    private final IntFunction<int[]> tokens;

    /**
     * @param order row numbers; not modified
     * @param tokens of a row number
     */
    TokenSequences(EncodedRows rows, int[] order, IntFunction<int[]> tokens) {
        this.rows = rows;
        this.order = order;
        this.tokens = tokens;
    }

    @Override
    public List<List<Writable>> get(int index) {
        Writable label = new IntWritable(rows.label(order[index]));
        List<List<Writable>> steps = new ArrayList<>();
        for (int token : tokens.apply(order[index])) {
            steps.add(List.of(new IntWritable(token), label));
        }
        return steps;
    }

    @Override
    public int size() {
        return order.length;
    }

    /** Returns the class of each row as a record of its own. */
    List<List<Writable>> labels() {
        List<List<Writable>> labels = new ArrayList<>();
        for (int row : order) {
            labels.add(List.of(new IntWritable(rows.label(row))));
        }
        return labels;
    }
}
