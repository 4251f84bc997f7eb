package io.elman.config.reading;

import java.nio.charset.Charset;

/**
 * How the CSV files of an experiment are written.
 *
 * @param charset of their bytes
 * @param delimiter between their fields
 */
public record CsvConfig(Charset charset, char delimiter) {
    /** @param data the section that names the files */
    public static CsvConfig read(Section data) {
        return new CsvConfig(charset(data), delimiter(data));
    }

    /**
     * Returns the charset of text files.
     *
     * @param data the section that names the files
     */
    public static Charset charset(Section data) {
        String name = data.text("charset", "UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            data.reject("charset", "is not a charset: '" + name + "'", "use UTF-8, windows-1252, ISO-8859-1, …");
            return Charset.defaultCharset();
        }
    }

    private static char delimiter(Section data) {
        String text = data.text("delimiter", ",");
        String plain = text.equals("tab") || text.equals("\\t") ? "\t" : text;
        if (plain.length() != 1 || plain.equals("\"")) {
            data.reject("delimiter", "must be a single character, not '" + text + "'", "use ',', ';', '|' or tab");
            return ',';
        }
        return plain.charAt(0);
    }

    /** Returns what stands before the decimals of numbers. */
    public static char decimal(Section data) {
        String text = data.text("decimal", ".");
        if (!text.equals(".") && !text.equals(",")) {
            data.reject("decimal", "must be '.' or ',', not '" + text + "'", "it is what stands before the decimals");
            return '.';
        }
        return text.charAt(0);
    }
}
