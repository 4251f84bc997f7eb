package io.elman.classify;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.classify.baseline.Baselines;
import io.elman.classify.score.ConfusionMatrix;
import io.elman.classify.score.Scores;
import io.elman.data.ClassNames;
import io.elman.data.Part;
import io.elman.data.text.TextDataset;
import io.elman.model.Model;
import io.elman.model.Sha256;
import io.elman.report.Evaluation;
import io.elman.report.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a classifier of a model zip on labelled texts. */
public final class ClassifierEvaluation {
    private final Model model;
    private final String zip;
    private final Classifier classifier;

    /** @param zip how the user named the model */
    public ClassifierEvaluation(Model model, String zip) {
        this.model = model;
        this.zip = zip;
        this.classifier = Classifier.of(model, zip);
    }

    /**
     * Returns the scores on a CSV file, or on the part that training held out for the test.
     *
     * @throws ElmanException if the file cannot be read, has a class that the model does not know, or is not what it was
     *     when its rows were split
     */
    public Evaluation on(Optional<Path> file) {
        Judge judge = new Judge(classifier, baselines().all());
        TextInputs inputs = new TextInputs(classifier.experiment());
        Optional<String> named =
                file.map(Path::toString).or(classifier.experiment().texts().data()::testFile);
        if (named.isPresent()) {
            inputs.source(named.get()).forEach(ClassNames.of(classifier.labels()), judge::add);
        } else {
            heldOutRows(inputs, judge);
        }
        judge.finish();
        String data = named.orElseGet(() -> inputs.describeTestPart());
        return evaluation(judge, zip, data);
    }

    /** The split is drawn anew, which gives the same rows only if the file is the same. */
    private void heldOutRows(TextInputs inputs, Judge judge) {
        String train = classifier.experiment().texts().data().train();
        String digest = model.manifest().data().get(train);
        if (!Sha256.of(Path.of(train)).equals(digest)) {
            throw new ElmanException(
                    Finding.at(SourceLocation.of(train), "this file is not what it was when the model was trained")
                            .withHint("name the data to evaluate on: elman evaluate " + zip + " DATA"));
        }
        try (TextDataset dataset = inputs.open(RunFolder.of(Path.of(zip)).scratch())) {
            dataset.forEach(Part.TEST, judge::add);
        }
    }

    private Baselines baselines() {
        try {
            return ClassifierEntries.baselines(
                    model,
                    classifier.experiment().texts().text().lowerCase(),
                    classifier.labels().size());
        } catch (IllegalArgumentException broken) {
            throw new ElmanException(
                    Finding.at(SourceLocation.of(zip), "the baselines cannot be read: " + broken.getMessage()), broken);
        }
    }

    /** Returns what a judge found, in the terms of every task. */
    static Evaluation evaluation(Judge judge, String model, String data) {
        Map<String, Map<String, Object>> baselines = new LinkedHashMap<>();
        judge.baselineScores().forEach((name, scores) -> baselines.put(name, new LinkedHashMap<>(scores.metrics())));
        return new Evaluation(
                "classification", model, data, judge.scores().confusion().rows(), metrics(judge.scores()), baselines);
    }

    private static Map<String, Object> metrics(Scores scores) {
        ConfusionMatrix confusion = scores.confusion();
        Map<String, Object> metrics = new LinkedHashMap<>(scores.metrics());
        Map<String, Object> classes = new LinkedHashMap<>();
        List<List<Long>> counts = new ArrayList<>();
        for (int label = 0; label < confusion.labels().size(); label++) {
            int row = label;
            classes.put(confusion.labels().get(label), perClass(confusion, label));
            counts.add(java.util.stream.IntStream.range(0, confusion.labels().size())
                    .mapToObj(predicted -> confusion.count(row, predicted))
                    .toList());
        }
        metrics.put("per_class", classes);
        metrics.put("confusion_matrix", counts);
        return metrics;
    }

    private static Map<String, Object> perClass(ConfusionMatrix confusion, int label) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("precision", confusion.precision(label));
        figures.put("recall", confusion.recall(label));
        figures.put("f1", confusion.f1(label));
        figures.put("rows", confusion.support(label));
        return figures;
    }
}
