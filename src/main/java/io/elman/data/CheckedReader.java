package io.elman.data;

import io.elman.Finding;
import io.elman.Findings;
import io.elman.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Decodes a file and tells where it holds bytes that are none of its charset, or NUL characters. Java's own reader
 * either replaces such bytes in silence or fails without naming a line.
 */
public final class CheckedReader extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final String file;
    private final Findings findings;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15).flip();
    private boolean ended;
    private char previous;
    private long line = 1;
    private long column;
    private long lastToldLine;

    /** @param findings where what is wrong is added */
    public CheckedReader(InputStream in, String file, Charset charset, Findings findings) {
        this.in = in;
        this.file = file;
        this.findings = findings;
        this.decoder = charset.newDecoder();
    }

    /** Returns as {@link Reader#read(char[], int, int)}; the length has to be 2 at least, the room of any code point. */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        int start = chars.position();
        while (chars.position() == start) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            follow(target, start, chars.position());
            if (result.isError()) {
                tell("bytes that are not " + decoder.charset(), hint());
                bytes.position(bytes.position() + result.length());
            } else if (result.isUnderflow() && !fill()) {
                break;
            }
        }
        return chars.position() > start ? chars.position() - start : -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** UTF-16 begins with a mark of two bytes, neither of which UTF-8 has anywhere. */
    private String hint() {
        int first = bytes.get(bytes.position()) & 0xFF;
        boolean isMark = line == 1 && column == 0 && (first == 0xFE || first == 0xFF);
        return isMark
                ? "the file begins as one in UTF-16 does: set data.charset to UTF-16"
                : "the file may be in another charset, windows-1252 say: set data.charset";
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0));
        bytes.flip();
        return true;
    }

    private void follow(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c == '\r' || c == '\n') {
                line += c == '\n' && previous == '\r' ? 0 : 1;
                column = 0;
            } else if (c != BYTE_ORDER_MARK || line > 1 || column > 0) {
                column++;
            }
            if (c == 0) {
                column--;
                tell("a NUL character", "text in UTF-16 looks like this: set data.charset");
                column++;
            }
            previous = c;
        }
    }

    /** Tells of the first trouble of a line only: the rest of it is of the same kind. */
    private void tell(String message, String hint) {
        if (line != lastToldLine) {
            lastToldLine = line;
            findings.add(Finding.at(SourceLocation.of(file, line, column + 1).readAs(decoder.charset()), message)
                    .withHint(hint));
        }
    }
}
