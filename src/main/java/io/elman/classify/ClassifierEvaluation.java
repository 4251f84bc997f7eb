package io.elman.classify;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.classify.baseline.Baseline;
import io.elman.classify.baseline.MajorityClass;
import io.elman.classify.input.LabelledFiles;
import io.elman.classify.score.ConfusionMatrix;
import io.elman.classify.score.Scores;
import io.elman.data.ClassNames;
import io.elman.data.Part;
import io.elman.model.Model;
import io.elman.model.Sha256;
import io.elman.report.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a classifier of a model zip on labelled items. */
public final class ClassifierEvaluation {
    private final Model model;
    private final String zip;
    private final Classifier classifier;
    private final LabelledFiles files;

    /** @param zip how the user named the model */
    public ClassifierEvaluation(Model model, String zip) {
        this.model = model;
        this.zip = zip;
        this.classifier = Classifier.of(model, zip);
        this.files = new LabelledFiles(classifier.experiment().labelled().data());
    }

    /**
     * Returns the scores on a CSV file, or on the part that training held out for the test.
     *
     * @throws ElmanException if the file cannot be read, has a class that the model does not know, or is not what it was
     *     when its rows were split
     */
    public Evaluation on(Optional<Path> file) {
        return on(classifier.items(), file.map(Path::toString).or(files.data().test()::file));
    }

    private <T> Evaluation on(ItemClassifier<T> items, Optional<String> file) {
        Judge<T> judge = new Judge<>(items, baselines(items));
        if (file.isPresent()) {
            items.modality().labelled(files.file(file.get())).forEach(ClassNames.of(items.labels()), judge::add);
        } else {
            refuseIfChanged();
            // The split is drawn anew, which gives the same rows only if the file is the same.
            files.parts(items.modality(), classifier.experiment()).forEach(Part.TEST, judge::add);
        }
        judge.finish();
        return evaluation(judge, zip, file.orElseGet(files::describeTestPart));
    }

    private void refuseIfChanged() {
        String train = files.data().train();
        if (!Sha256.of(Path.of(train)).equals(model.manifest().data().get(train))) {
            throw new ElmanException(
                    Finding.at(SourceLocation.of(train), "this file is not what it was when the model was trained")
                            .withHint("name the data to evaluate on: elman evaluate " + zip + " DATA"));
        }
    }

    private <T> List<Baseline<? super T>> baselines(ItemClassifier<T> items) {
        int classes = items.labels().size();
        try {
            return List.of(
                    items.modality().baseline(model, items.encoding(), classes),
                    MajorityClass.read(model.text(MajorityClass.ENTRY), classes));
        } catch (IllegalArgumentException broken) {
            throw new ElmanException(
                    Finding.at(SourceLocation.of(zip), "the baselines cannot be read: " + broken.getMessage()), broken);
        }
    }

    /** Returns what a judge found, in the terms of every task. */
    static Evaluation evaluation(Judge<?> judge, String model, String data) {
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
