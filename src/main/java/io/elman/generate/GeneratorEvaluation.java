package io.elman.generate;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.generate.baseline.NgramCounts;
import io.elman.model.Model;
import io.elman.model.Sha256;
import io.elman.report.Evaluation;
import java.nio.file.Path;
import java.util.Optional;

/** Judges the model of a text on text that it did not learn from. */
public final class GeneratorEvaluation {
    private final Model model;
    private final String zip;
    private final TextGenerator generator;

    /** @param zip how the user named the model */
    public GeneratorEvaluation(Model model, String zip) {
        this.model = model;
        this.zip = zip;
        this.generator = TextGenerator.of(model, zip);
    }

    /**
     * Returns the figures on a file, from its second character on, or on the test part of the training file.
     *
     * @throws ElmanException if the file cannot be read, has fewer than two characters, or is not what it was when it was
     *     learned
     */
    public Evaluation on(Optional<Path> file) {
        TextSource source = new TextSource(generator.experiment());
        if (file.isEmpty()) {
            refuseIfChanged(source);
        }
        int[] points = source.read(file.orElse(source.path()));
        int from = file.isPresent() ? 1 : source.parts(points).test();
        if (from >= points.length) {
            throw new ElmanException(Finding.at(
                    SourceLocation.of(file.orElse(source.path()).toString()),
                    "a text needs two characters, of which the second can be foretold"));
        }
        String data = file.map(Path::toString).orElseGet(source::describeTestPart);
        int[] text = generator.symbols().encode(points);
        return new Judgement(generator.network(), counts(), generator.symbols().size()).of(text, from, zip, data);
    }

    private NgramCounts counts() {
        try {
            return GeneratorEntries.counts(model, generator.symbols().size());
        } catch (IllegalArgumentException broken) {
            throw new ElmanException(
                    Finding.at(SourceLocation.of(zip), "the baselines cannot be read: " + broken.getMessage()), broken);
        }
    }

    private void refuseIfChanged(TextSource source) {
        String digest = model.manifest().data().get(source.name());
        if (!Sha256.of(source.path()).equals(digest)) {
            throw new ElmanException(Finding.at(
                            SourceLocation.of(source.name()), "this file is not what it was when the model was trained")
                    .withHint("name the text to evaluate on: elman evaluate " + zip + " DATA"));
        }
    }
}
