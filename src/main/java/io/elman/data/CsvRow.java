package io.elman.data;

import io.elman.SourceLocation;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param file as the user named it
 * @param charset in which it is read
 * @param line on which the row starts, counted from 1
 * @param fields the cells, without their quotation marks
 * @param cellCount how many cells the row has in the file; more than the fields where surplus ones were left out
 * @param quoted which cells had quotation marks; not modified
 */
public record CsvRow(String file, Charset charset, long line, List<String> fields, int cellCount, BitSet quoted) {
    public String field(int column) {
        return fields.get(column);
    }

    /**
     * Returns the place where a cell starts, exact also behind cells that hold line breaks. One past the last cell is
     * allowed: there a surplus cell would start.
     */
    public SourceLocation location(int column) {
        long atLine = line;
        long atColumn = 1;
        for (int before = 0; before < column; before++) {
            String text = fields.get(before);
            int lastBreak = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
            atLine += lineBreaks(text);
            atColumn = (lastBreak < 0 ? atColumn + (quoted.get(before) ? 1 : 0) : 1)
                    + width(text.substring(lastBreak + 1), quoted.get(before))
                    + 1;
        }
        return SourceLocation.of(file, atLine, atColumn).readAs(charset);
    }

    /** Returns this row, with blank cells behind it where it has fewer than so many. */
    CsvRow padded(int cells) {
        if (fields.size() >= cells) {
            return this;
        }
        List<String> all = new ArrayList<>(fields);
        all.addAll(Collections.nCopies(cells - fields.size(), ""));
        return new CsvRow(file, charset, line, all, cellCount, quoted);
    }

    /** Returns the place just behind the last cell. */
    SourceLocation end() {
        SourceLocation surplus = location(fields.size());
        return SourceLocation.of(
                        file, surplus.line().orElse(line), surplus.column().orElse(2) - 1)
                .readAs(charset);
    }

    /** Returns true for a line of nothing but white space, which is no row. */
    boolean isBlank() {
        return fields.size() == 1 && !quoted.get(0) && fields.get(0).isBlank();
    }

    /** Returns how many characters the end of a cell takes in the file: a quotation mark inside quoted text is two. */
    private static int width(String text, boolean isQuoted) {
        return isQuoted
                ? text.length() + (int) text.chars().filter(c -> c == '"').count() + 1
                : text.length();
    }

    private static long lineBreaks(String text) {
        long breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' && (i == 0 || text.charAt(i - 1) != '\r')) {
                breaks++;
            }
        }
        return breaks;
    }
}
