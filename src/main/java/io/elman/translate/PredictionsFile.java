package io.elman.translate;

import io.elman.data.CsvOutput;
import io.elman.data.text.pair.PairSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes each test pair with its translation: {@code line,source,target,translation,exact}. */
final class PredictionsFile implements Judge.Listener {
    private CsvOutput csv;

    /** @param judging what makes the translations come in */
    void write(OutputStream out, Runnable judging) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        csv = new CsvOutput(writer);
        csv.row(List.of("line", "source", "target", "translation", "exact"));
        judging.run();
        writer.flush();
    }

    @Override
    public void translated(PairSource.Pair pair, Translation translation, boolean isExact) {
        csv.row(List.of(
                Long.toString(pair.line()),
                pair.source(),
                pair.target(),
                translation.text(),
                Boolean.toString(isExact)));
    }
}
