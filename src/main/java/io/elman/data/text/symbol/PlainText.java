package io.elman.data.text.symbol;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Findings;
import io.elman.SourceLocation;
import io.elman.data.CheckedReader;
import io.elman.data.DataFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a file of plain text: code points, every end of a line a line feed, without a byte order mark. */
public final class PlainText {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int BUFFER = 1 << 15;

    private int[] points = new int[BUFFER];
    private int count;
    private char highHalf;
    private boolean afterReturn;

    private PlainText() {}

    /**
     * Returns the code points of a file; new array.
     *
     * @throws ElmanException when the file cannot be read, is empty, or has bytes that are none of the charset, with
     *     their lines
     */
    public static int[] read(Path file, Charset charset) {
        Findings findings = new Findings();
        PlainText text = new PlainText();
        try (CheckedReader reader =
                new CheckedReader(DataFile.open(file, "a text"), file.toString(), charset, findings)) {
            char[] buffer = new char[BUFFER];
            for (int read = reader.read(buffer, 0, BUFFER);
                    read >= 0 && !findings.isFull();
                    read = reader.read(buffer, 0, BUFFER)) {
                text.add(buffer, read);
            }
        } catch (IOException unreadable) {
            throw new ElmanException(
                    Finding.at(SourceLocation.of(file.toString()), "this file cannot be read"), unreadable);
        }
        findings.throwIfAny();
        if (text.count == 0) {
            throw new ElmanException(Finding.at(SourceLocation.of(file.toString()), "this file is empty"));
        }
        return Arrays.copyOf(text.points, text.count);
    }

    /** Returns the code points of a text, as they would be read from a file; new array. */
    public static int[] of(String string) {
        PlainText text = new PlainText();
        text.add(string.toCharArray(), string.length());
        return Arrays.copyOf(text.points, text.count);
    }

    private void add(char[] chars, int length) {
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            if (c == '\n' && afterReturn) {
                afterReturn = false;
            } else if (Character.isHighSurrogate(c)) {
                highHalf = c;
            } else {
                afterReturn = c == '\r';
                add(Character.isLowSurrogate(c) ? Character.toCodePoint(highHalf, c) : c == '\r' ? '\n' : c);
            }
        }
    }

    private void add(int point) {
        if (point == BYTE_ORDER_MARK && count == 0) {
            return;
        }
        if (count == points.length) {
            points = Arrays.copyOf(points, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * count));
        }
        points[count++] = point;
    }
}
