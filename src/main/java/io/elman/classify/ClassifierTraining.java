package io.elman.classify;

import io.elman.SafeFile;
import io.elman.classify.baseline.Baselines;
import io.elman.classify.score.Scores;
import io.elman.config.Experiment;
import io.elman.data.Part;
import io.elman.data.text.EncodedRows;
import io.elman.data.text.TextDataset;
import io.elman.model.Answer;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelWriter;
import io.elman.model.NetworkShape;
import io.elman.model.SequenceClassifier;
import io.elman.report.Evaluation;
import io.elman.report.RunFolder;
import io.elman.report.RunRecord;
import io.elman.train.EnsembleTraining;
import io.elman.train.Progress;
import io.elman.train.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Trains a classifier of texts, end to end: from the CSV file to the model zip and the run's folder. */
public final class ClassifierTraining {
    private final Experiment experiment;
    private final Path zip;
    private final RunFolder folder;
    private final EnsembleTraining training;

    /**
     * What a run left.
     *
     * @param evaluation on the test part
     * @param runs how the training of each network went
     * @param zip the model
     * @param folder what stands beside it
     */
    public record Outcome(Evaluation evaluation, List<TrainingRun> runs, Path zip, Path folder) {}

    public ClassifierTraining(Experiment experiment) {
        this.experiment = experiment;
        this.zip = Path.of(experiment.output());
        this.folder = RunFolder.of(zip);
        this.training = new EnsembleTraining(experiment, folder::checkpoint);
    }

    /** @param consumer told what the user should know before training starts */
    public ClassifierTraining notify(Consumer<String> consumer) {
        training.notify(consumer);
        return this;
    }

    public ClassifierTraining reportTo(Progress listener) {
        training.reportTo(listener);
        return this;
    }

    /** @param requested once true, training ends with the best weights so far */
    public ClassifierTraining stopWhen(BooleanSupplier requested) {
        training.stopWhen(requested);
        return this;
    }

    /** @param seconds between two checkpoints at least; 0 saves after every epoch */
    ClassifierTraining checkpointEvery(double seconds) {
        training.checkpointEvery(seconds);
        return this;
    }

    /**
     * Trains, judges and writes.
     *
     * @param resume whether to go on from the checkpoint of an earlier run
     */
    public Outcome run(boolean resume) {
        SafeFile.refuseSame(zip, Path.of(experiment.texts().data().train()));
        experiment.texts().data().testFile().ifPresent(test -> SafeFile.refuseSame(zip, Path.of(test)));
        SafeFile.refuseUnlessWritable(zip);
        SafeFile.refuseUnlessWritable(folder.metrics());
        try {
            return trainAndJudge(resume);
        } finally {
            folder.deleteIfEmpty();
        }
    }

    private Outcome trainAndJudge(boolean resume) {
        TextInputs inputs = new TextInputs(experiment);
        try (TextDataset dataset = inputs.open(folder.scratch())) {
            tellNotices(dataset);
            ModelManifest manifest = manifest(dataset, inputs.digests());
            List<SequenceClassifier> members = new ArrayList<>();
            List<TrainingRun> runs = training.run(
                    own -> {
                        members.add(SequenceClassifier.untrained(own, shape(dataset)));
                        return member(own, members.get(members.size() - 1), dataset);
                    },
                    manifest,
                    resume);
            SequenceClassifier network = SequenceClassifier.joined(experiment, shape(dataset), members);
            Outcome outcome = finish(network, dataset, manifest, runs);
            training.finished(runs);
            return outcome;
        }
    }

    private NetworkShape shape(TextDataset dataset) {
        return new NetworkShape(dataset.vocabulary().size(), new Answer.Classes(classWeights(dataset)));
    }

    private double[] classWeights(TextDataset dataset) {
        return ClassWeights.of(
                dataset.classCounts(Part.TRAIN), experiment.training().noise().classWeights());
    }

    private void tellNotices(TextDataset dataset) {
        dataset.warnings().forEach(training::tell);
        dataset.duplicates().forEach(found -> training.tell(found.describe()));
    }

    private EnsembleTraining.Member member(Experiment own, SequenceClassifier network, TextDataset dataset) {
        Classifier classifier = classifier(network, dataset);
        return new EnsembleTraining.Member(
                network.network(),
                new TrainingBatches(dataset, own),
                trained -> loss(classifier, dataset.validation()));
    }

    private Classifier classifier(SequenceClassifier network, TextDataset dataset) {
        return new Classifier(network, dataset.encoder(), schema(dataset), experiment);
    }

    private static double loss(Classifier classifier, EncodedRows rows) {
        Scores scores = new Scores(classifier.labels());
        classifier.forEach(rows, (row, probabilities) -> scores.add(rows.label(row), probabilities));
        return scores.loss();
    }

    private Outcome finish(
            SequenceClassifier network, TextDataset dataset, ModelManifest manifest, List<TrainingRun> runs) {
        Baselines baselines = Baselines.train(dataset, experiment.texts().text().lowerCase(), classWeights(dataset));
        PredictionsFile predictions = new PredictionsFile(dataset.labels().names());
        Mistakes mistakes = new Mistakes(dataset.labels().names());
        Judge judge = new Judge(classifier(network, dataset), baselines.all())
                .tell(predictions)
                .tell(mistakes);
        SafeFile.write(
                folder.predictions(),
                out -> predictions.write(out, () -> {
                    dataset.forEach(Part.TEST, judge::add);
                    judge.finish();
                }));
        Evaluation evaluation =
                ClassifierEvaluation.evaluation(judge, zip.toString(), new TextInputs(experiment).describeTestPart());
        Model model = new Model(
                network.network(),
                manifest.withResult(evaluation.result()),
                ClassifierEntries.of(dataset.vocabulary(), baselines));
        ModelWriter.write(zip, model);
        new RunRecord(experiment, evaluation, runs).write(folder.metrics());
        new ClassificationReport(
                        experiment, model, evaluation, runs, judge.scores().confusion(), mistakes)
                .write(folder.report());
        return new Outcome(evaluation, runs, zip, folder.path());
    }

    private ModelManifest manifest(TextDataset dataset, Map<String, String> digests) {
        return ModelManifest.begin(experiment, schema(dataset).toJson(), digests);
    }

    private ClassifierSchema schema(TextDataset dataset) {
        return new ClassifierSchema(
                experiment.texts().data().columns().text(),
                experiment.texts().data().columns().label(),
                dataset.labels().names());
    }
}
