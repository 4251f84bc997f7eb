package io.elman.generate;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.config.Experiment;
import io.elman.config.symbol.SymbolInput;
import io.elman.data.text.Vocabulary;
import io.elman.data.text.symbol.Parts;
import io.elman.data.text.symbol.PlainText;
import io.elman.data.text.symbol.Segments;
import io.elman.data.text.symbol.Symbols;
import io.elman.model.Sha256;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** The text that an experiment names: its keys in the terms of the data. */
final class TextSource {
    private final Experiment experiment;
    private final SymbolInput input;

    TextSource(Experiment experiment) {
        this.experiment = experiment;
        this.input = experiment.symbols();
    }

    /** Returns the file as the user named it. */
    String name() {
        return input.data().file();
    }

    Path path() {
        return Path.of(name());
    }

    /** Returns the code points of a file that is written like that of training; new array. */
    int[] read(Path file) {
        return PlainText.read(file, input.data().charset());
    }

    Map<String, String> digests() {
        return Map.of(name(), Sha256.of(path()));
    }

    /** @throws ElmanException if the text has no symbols enough for its parts */
    Parts parts(int[] points) {
        Parts parts = Parts.of(points.length, input.data().test(), input.data().validation());
        long needed = shape(0).symbols();
        if (parts.training() < needed) {
            throw tooShort(
                    String.format(
                            Locale.ROOT,
                            "%,d of its %,d characters are left to learn from, and a batch needs %,d:"
                                    + " training.batch x training.truncate + 1",
                            Math.max(0, parts.training()),
                            points.length,
                            needed),
                    "take a longer text, or lower training.batch or training.truncate");
        }
        return parts;
    }

    /** @throws ElmanException if there is nothing to tell apart */
    Symbols symbols(int[] points, Parts parts) {
        Symbols symbols = Symbols.count(
                points,
                parts.training(),
                input.text().vocabulary(),
                input.text().minimumCount());
        long unknown = Arrays.stream(points, 0, parts.training())
                .filter(point -> symbols.indexOf(point) == Vocabulary.UNKNOWN)
                .limit(1)
                .count();
        int different = symbols.size() - Vocabulary.FIRST_TOKEN;
        if (different == 0) {
            throw tooShort("no character is frequent enough to be learned", "lower text.minimum-count");
        }
        if (different + unknown < 2) {
            throw tooShort(
                    "there is nothing to learn from: its training part has one character only, '"
                            + Symbols.named(symbols.symbol(Vocabulary.FIRST_TOKEN)) + "'",
                    "take another text");
        }
        return symbols;
    }

    private ElmanException tooShort(String message, String hint) {
        return new ElmanException(Finding.at(SourceLocation.of(name()), message).withHint(hint));
    }

    /** @param vocabulary how many symbols there are */
    Segments.Shape shape(int vocabulary) {
        return new Segments.Shape(
                experiment.training().batch(),
                experiment.training().truncate(),
                vocabulary,
                experiment.model().embedding() == 0);
    }

    String describeTestPart() {
        return String.format(
                        Locale.ROOT,
                        "the last %.4g %% of %s",
                        100 * input.data().test(),
                        name())
                .replace(".000 %", " %")
                .replace(".00 %", " %");
    }
}
