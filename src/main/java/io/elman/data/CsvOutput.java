package io.elman.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.util.List;

/** Writes rows as CSV: commas, quotation marks where they are needed, a line feed after each row. */
public final class CsvOutput {
    private final CsvWriter writer;

    /** @param out is neither flushed nor closed */
    public CsvOutput(Writer out) {
        this.writer = CsvWriter.builder()
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
    }

    public void row(List<String> cells) {
        writer.writeRecord(cells);
    }
}
