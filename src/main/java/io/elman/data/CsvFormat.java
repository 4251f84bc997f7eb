package io.elman.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a CSV file is written.
 *
 * @param charset of its bytes; a byte order mark is skipped
 * @param delimiter between two cells
 */
public record CsvFormat(Charset charset, char delimiter) {
    public static final CsvFormat DEFAULT = new CsvFormat(StandardCharsets.UTF_8, ',');
}
