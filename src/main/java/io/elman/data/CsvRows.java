package io.elman.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Findings;
import io.elman.SourceLocation;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The rows of one CSV file, one at a time; the file is never in memory as a whole. A row that is wrong is not returned:
 * what is wrong with it is collected, and thrown at the end of the file or as soon as there is enough.
 */
public final class CsvRows implements Iterator<CsvRow>, Closeable {
    /** In characters. Real text is far shorter; a quotation mark that nobody closes makes a cell of a whole file. */
    public static final int LONGEST_CELL = 1 << 20;

    private final String file;
    private final Findings findings = new Findings();
    private final RowHandler handler;
    private final CsvReader<CsvRow> parser;
    private final Iterator<CsvRow> records;
    private final CsvHeader header;
    private final boolean ragged;
    private CsvRow next;
    private long returned;

    /**
     * Reads the header; closes the stream if that fails.
     *
     * @param ragged whether rows may end early
     */
    CsvRows(InputStream in, String file, CsvFormat format, boolean ragged) {
        this.file = file;
        this.ragged = ragged;
        this.handler = new RowHandler(file, format.charset());
        CheckedReader checked = new CheckedReader(in, file, format.charset(), findings);
        try {
            // fastcsv may ask for a single character, too few for the decoder.
            BufferedReader text = new BufferedReader(checked, 1 << 15);
            skipByteOrderMark(text);
            this.parser = CsvReader.builder()
                    .fieldSeparator(format.delimiter())
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(LONGEST_CELL)
                    .build(handler, text);
            this.records = parser.iterator();
            this.header = readHeader();
        } catch (IOException e) {
            throw closed(unreadable(e), checked);
        } catch (RuntimeException e) {
            throw closed(e, checked);
        }
    }

    /** Returns the first row: the names of the columns. */
    public CsvHeader header() {
        return header;
    }

    /** Returns where the caller adds what it finds wrong with a row, to be told together with what is found here. */
    public Findings findings() {
        return findings;
    }

    /** @throws ElmanException at the end of the file, or earlier when there is enough, if anything was wrong */
    @Override
    public boolean hasNext() {
        if (!hasNextRow()) {
            checkEnd();
            return false;
        }
        return true;
    }

    /** As {@link #hasNext}, for a caller who still has to hand over what it made of earlier rows: no mistake ends it. */
    public boolean hasNextRow() {
        while (next == null) {
            CsvRow row = parse();
            if (row == null) {
                return false;
            }
            if (!row.isBlank() && fits(row)) {
                next = row.padded(header.names().size());
            }
        }
        return true;
    }

    @Override
    public CsvRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CsvRow row = next;
        next = null;
        returned++;
        return row;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private CsvHeader readHeader() {
        for (CsvRow row = parse(); row != null; row = parse()) {
            if (!row.isBlank()) {
                Findings wrongNames = new Findings();
                CsvHeader names = CsvHeader.of(row, wrongNames);
                throwIfBrokenUpTo(row.line());
                wrongNames.throwIfAny();
                handler.keepAtMost(names.names().size());
                return names;
            }
        }
        findings.throwIfAny();
        throw new ElmanException(Finding.at(SourceLocation.of(file), "the file is empty")
                .withHint("a CSV file starts with a row that names its columns"));
    }

    /** A name with bytes of another charset would be searched for in vain. */
    private void throwIfBrokenUpTo(long line) {
        boolean broken = findings.all().stream()
                .flatMapToLong(finding -> finding.location().stream().flatMapToLong(place -> place.line().stream()))
                .anyMatch(found -> found <= line);
        if (broken) {
            findings.throwIfAny();
        }
    }

    /** Returns the next record, however wrong; null at the end. */
    private CsvRow parse() {
        try {
            CsvRow row = records.hasNext() ? records.next() : null;
            if (findings.isFull()) {
                findings.throwIfAny();
            }
            return row;
        } catch (CsvParseException e) {
            // The parser has lost its place: nothing behind it can be told.
            findings.add(broken(e));
            findings.throwIfAny();
            throw e;
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        }
    }

    private boolean fits(CsvRow row) {
        int expected = header.names().size();
        int count = row.cellCount();
        boolean fits = count == expected || ragged && count < expected;
        if (!fits) {
            findings.add(Finding.at(
                    count > expected ? row.location(expected) : row.end(),
                    "expected " + expected + " cells as in the header, found " + count));
        }
        return fits;
    }

    private void checkEnd() {
        if (returned == 0 && findings.isEmpty()) {
            findings.add(Finding.at(SourceLocation.of(file), "there is a header but no row"));
        }
        findings.throwIfAny();
    }

    private Finding broken(CsvParseException e) {
        CsvRow row = handler.current();
        SourceLocation place = row.location(row.fields().size());
        String cause = String.valueOf(e.getMessage());
        if (cause.contains("buffer size")) {
            return Finding.at(place, String.format("a cell of more than %,d characters", LONGEST_CELL))
                    .withHint("is there a quotation mark that is never closed?");
        }
        if (cause.contains("Unclosed")) {
            return Finding.at(place, "a quotation mark that is never closed");
        }
        if (cause.contains("after closing quote")) {
            return Finding.at(place, "text behind a closing quotation mark")
                    .withHint("inside a quoted cell a quotation mark is written twice");
        }
        return Finding.at(place, cause);
    }

    private ElmanException unreadable(IOException e) {
        return new ElmanException(Finding.at(SourceLocation.of(file), "cannot be read: " + e.getMessage()), e);
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    private static RuntimeException closed(RuntimeException failure, CheckedReader open) {
        try {
            open.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
