package io.elman.config.symbol;

import io.elman.config.reading.CsvConfig;
import io.elman.config.reading.Range;
import io.elman.config.reading.Section;
import java.nio.charset.Charset;

/**
 * Where the text is, and which parts of it are held out: first comes what is learned, then validation, then test.
 *
 * @param file the text
 * @param charset of its bytes
 * @param test the share of the text to be judged on: its end
 * @param validation the share of the rest by which training is watched: its end
 */
public record SymbolData(String file, Charset charset, double test, double validation) {
    private static final Range FRACTION = Range.between(0.001, 0.9);

    static SymbolData read(Section data) {
        return new SymbolData(
                data.text("file"),
                CsvConfig.charset(data),
                data.decimal("test", 0.1, FRACTION),
                data.decimal("validation", 0.05, FRACTION));
    }
}
