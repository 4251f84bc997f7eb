package io.elman.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, which remembers why it failed: a full disk is an error, a reader that has had enough is none. */
final class StandardOutput extends FilterOutputStream {
    /** What Unix and Windows say; there is no type for it. */
    private static final String CLOSED_PIPE = "(?i).*(broken pipe|pipe is being closed|pipe has been ended).*";

    private volatile boolean readerLeft;

    StandardOutput(OutputStream out) {
        super(out);
    }

    boolean readerLeft() {
        return readerLeft;
    }

    @Override
    public void write(int oneByte) throws IOException {
        try {
            out.write(oneByte);
        } catch (IOException failure) {
            throw remembered(failure);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException failure) {
            throw remembered(failure);
        }
    }

    private IOException remembered(IOException failure) {
        readerLeft |= String.valueOf(failure.getMessage()).matches(CLOSED_PIPE);
        return failure;
    }
}
