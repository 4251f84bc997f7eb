package io.elman.translate;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.data.Part;
import io.elman.data.text.pair.PairDataset;
import io.elman.model.Model;
import io.elman.model.Sha256;
import io.elman.report.Evaluation;
import io.elman.report.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Judges a translator of a model zip on pairs of texts. The baseline knows the training part by heart, which the zip does not
 * hold: where the training file is gone or another one, there is none.
 */
public final class TranslationEvaluation {
    private final Model model;
    private final String zip;
    private final Translator translator;
    private final TranslationInputs inputs;

    /** @param zip how the user named the model */
    public TranslationEvaluation(Model model, String zip) {
        this.model = model;
        this.zip = zip;
        this.translator = Translator.of(model, zip);
        this.inputs = new TranslationInputs(translator.experiment());
    }

    /**
     * Returns the scores on a CSV file, or on the part that training held out for the test.
     *
     * @throws ElmanException if the file cannot be read, or is not what it was when its rows were split
     */
    public Evaluation on(Optional<Path> file) {
        Optional<String> named = file.map(Path::toString)
                .or(() -> translator.experiment().pairs().data().test().file());
        if (!isTrainingFileThere()) {
            String data = named.orElseThrow(this::changed);
            Judge judge = new Judge(translator, Optional.empty());
            inputs.source(data).forEach(judge::add);
            judge.finish();
            return judge.evaluation(zip, data);
        }
        try (PairDataset dataset = inputs.open(RunFolder.of(Path.of(zip)).scratch())) {
            Judge judge = new Judge(
                    translator,
                    Optional.of(Judge.baseline(
                            dataset, translator.experiment().pairs().text())));
            if (named.isPresent()) {
                inputs.source(named.get()).forEach(judge::add);
            } else {
                dataset.forEach(Part.TEST, judge::add);
            }
            judge.finish();
            return judge.evaluation(zip, named.orElseGet(inputs::describeTestPart));
        }
    }

    /** The split is drawn anew, which gives the same rows only if the file is the same. */
    private boolean isTrainingFileThere() {
        String train = translator.experiment().pairs().data().train();
        Path file = Path.of(train);
        return Files.isRegularFile(file)
                && Sha256.of(file).equals(model.manifest().data().get(train));
    }

    private ElmanException changed() {
        String train = translator.experiment().pairs().data().train();
        return new ElmanException(
                Finding.at(SourceLocation.of(train), "this file is not what it was when the model was trained")
                        .withHint("name the data to evaluate on: elman evaluate " + zip + " DATA"));
    }
}
