package io.elman.data.labelled;

/**
 * A labelled item that was checked.
 *
 * @param line on which it starts
 * @param item what goes in
 * @param name how the file calls it, for people: the text itself, the path of a clip, the id of a sequence
 * @param label the name of its class
 * @param group empty text when there is no such column
 */
public record LabelledRow<T>(long line, T item, String name, String label, String group) {
    /** Takes one row and the index of its class. */
    @FunctionalInterface
    public interface Visitor<T> {
        void visit(LabelledRow<T> row, int label);
    }
}
