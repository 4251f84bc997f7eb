package io.elman.classify;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.elman.SafeFile;
import io.elman.classify.baseline.Baselines;
import io.elman.classify.score.Scores;
import io.elman.config.Experiment;
import io.elman.data.Part;
import io.elman.data.text.EncodedRows;
import io.elman.data.text.TextDataset;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelWriter;
import io.elman.model.NetworkShape;
import io.elman.model.SequenceClassifier;
import io.elman.report.Evaluation;
import io.elman.train.Checkpoint;
import io.elman.train.Progress;
import io.elman.train.Trainer;
import io.elman.train.TrainingRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Trains a classifier of texts, end to end: from the CSV file to the model zip and the run's folder. */
public final class ClassifierTraining {
    private static final Gson GSON = new Gson();

    /** Between the seeds of an ensemble's members: people count seeds up by one, and members should not be shared. */
    private static final long SEED_STRIDE = 1_000_003;

    private final Experiment experiment;
    private final Path zip;
    private final RunFolder folder;
    private Consumer<String> notices = notice -> {};
    private Progress progress = new Progress() {};
    private BooleanSupplier stopRequested = () -> false;
    private double secondsBetweenCheckpoints = 10;

    /**
     * What a run left.
     *
     * @param evaluation on the test part
     * @param runs how the training of each network went
     * @param zip the model
     * @param folder what stands beside it
     */
    public record Outcome(Evaluation evaluation, List<TrainingRun> runs, Path zip, Path folder) {
        public boolean interrupted() {
            return runs.get(runs.size() - 1).interrupted();
        }
    }

    public ClassifierTraining(Experiment experiment) {
        this.experiment = experiment;
        this.zip = Path.of(experiment.output());
        this.folder = RunFolder.of(zip);
    }

    /** @param consumer told what the user should know before training starts */
    public ClassifierTraining notify(Consumer<String> consumer) {
        this.notices = consumer;
        return this;
    }

    public ClassifierTraining reportTo(Progress listener) {
        this.progress = listener;
        return this;
    }

    /** @param requested once true, training ends with the best weights so far */
    public ClassifierTraining stopWhen(BooleanSupplier requested) {
        this.stopRequested = requested;
        return this;
    }

    /** @param seconds between two checkpoints at least; 0 saves after every epoch */
    ClassifierTraining checkpointEvery(double seconds) {
        this.secondsBetweenCheckpoints = seconds;
        return this;
    }

    /**
     * Trains, judges and writes.
     *
     * @param resume whether to go on from the checkpoint of an earlier run
     */
    public Outcome run(boolean resume) {
        SafeFile.refuseSame(zip, Path.of(experiment.data().train()));
        experiment.data().testFile().ifPresent(test -> SafeFile.refuseSame(zip, Path.of(test)));
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
            if (resume && !Files.exists(folder.checkpoint(1))) {
                notices.accept("there is no checkpoint in " + folder.path() + "; training begins anew");
            }
            List<Checkpoint> checkpoints = checkpoints(manifest, resume);
            List<SequenceClassifier> members = new ArrayList<>();
            List<TrainingRun> runs = new ArrayList<>();
            for (int member = 0;
                    member < checkpoints.size() && !(member > 0 && stopRequested.getAsBoolean());
                    member++) {
                progress.networkStarted(member + 1, checkpoints.size());
                Experiment own = experiment.with(experiment.seed() + member * SEED_STRIDE);
                members.add(SequenceClassifier.untrained(own, shape(dataset)));
                runs.add(train(own, members.get(member), dataset, checkpoints.get(member)));
            }
            SequenceClassifier network = SequenceClassifier.joined(experiment, shape(dataset), members);
            Outcome outcome = finish(network, dataset, manifest, runs);
            if (!outcome.interrupted()) {
                checkpoints.forEach(Checkpoint::delete);
            }
            return outcome;
        }
    }

    private List<Checkpoint> checkpoints(ModelManifest manifest, boolean resume) {
        return IntStream.rangeClosed(1, experiment.training().ensemble())
                .mapToObj(
                        number -> Checkpoint.in(folder.checkpoint(number), manifest, resume, secondsBetweenCheckpoints))
                .toList();
    }

    private NetworkShape shape(TextDataset dataset) {
        return new NetworkShape(dataset.vocabulary().size(), classWeights(dataset));
    }

    private double[] classWeights(TextDataset dataset) {
        return ClassWeights.of(
                dataset.classCounts(Part.TRAIN), experiment.training().noise().classWeights());
    }

    private void tellNotices(TextDataset dataset) {
        dataset.warnings().forEach(notices);
        dataset.duplicates().forEach(found -> notices.accept(found.describe()));
    }

    private TrainingRun train(Experiment own, SequenceClassifier network, TextDataset dataset, Checkpoint checkpoint) {
        Classifier classifier = classifier(network, dataset);
        return new Trainer(network.network(), own.training(), own.seed())
                .reportTo(progress)
                .stopWhen(stopRequested)
                .saveTo(checkpoint)
                .run(new TrainingBatches(dataset, own), trained -> loss(classifier, dataset.validation()));
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
        Baselines baselines = Baselines.train(dataset, experiment.text().lowerCase(), classWeights(dataset));
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
                manifest.withResult(result(evaluation)),
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
                experiment.data().columns().text(),
                experiment.data().columns().label(),
                dataset.labels().names());
    }

    private static JsonObject result(Evaluation evaluation) {
        JsonObject result = new JsonObject();
        result.addProperty("data", evaluation.data());
        result.addProperty("rows", evaluation.rows());
        result.add("metrics", GSON.toJsonTree(evaluation.metrics()));
        result.add("baselines", GSON.toJsonTree(evaluation.baselines()));
        return result;
    }
}
