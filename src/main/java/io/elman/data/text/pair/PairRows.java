package io.elman.data.text.pair;

import io.elman.data.labelled.LabelledSource;
import io.elman.data.labelled.RowStore;
import java.io.Closeable;
import java.nio.file.Path;

/** Encoded pairs on disk: the same row of both is a pair. */
public final class PairRows implements Closeable {
    private final RowStore sources;
    private final RowStore targets;

    /** @param folder is made if it is missing */
    PairRows(Path folder) {
        this.sources = new RowStore(folder);
        this.targets = new RowStore(folder);
    }

    void add(int[] source, int[] target, long line) {
        sources.add(source, LabelledSource.NO_LABEL, line, 0);
        targets.add(target, LabelledSource.NO_LABEL, line, 0);
    }

    void finish() {
        sources.finish();
        targets.finish();
    }

    public int size() {
        return sources.size();
    }

    /** Returns the tokens of a source; new array. */
    public int[] source(int row) {
        return sources.numbers(row);
    }

    /** Returns the tokens of a target; new array. */
    public int[] target(int row) {
        return targets.numbers(row);
    }

    /** Returns how many steps a pair takes in both networks: what similar pairs are sorted by. */
    public int length(int row) {
        return sources.length(row) + targets.length(row);
    }

    @Override
    public void close() {
        sources.close();
        targets.close();
    }
}
