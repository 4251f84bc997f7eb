package io.elman.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Gathers the cells of the row that is being parsed. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private final String file;
    private final Charset charset;
    private long line = 1;
    private List<String> fields = new ArrayList<>();
    private BitSet quoted = new BitSet();
    private int mostKept = Integer.MAX_VALUE;

    RowHandler(String file, Charset charset) {
        this.file = file;
        this.charset = charset;
    }

    /** Counts further cells without keeping them: a row may be as long as the file. */
    void keepAtMost(int fieldCount) {
        mostKept = fieldCount;
    }

    /** Returns what is known of the row so far. */
    CsvRow current() {
        return new CsvRow(file, charset, line, fields, getFieldCount(), quoted);
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        fields = new ArrayList<>(Math.min(mostKept, 16));
        quoted = new BitSet();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean isQuoted) {
        if (index < mostKept) {
            fields.add(new String(buffer, offset, length));
            quoted.set(index, isQuoted);
        }
    }

    @Override
    protected CsvRow buildRecord() {
        return current();
    }
}
