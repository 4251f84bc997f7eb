package io.elman.classify;

import com.google.gson.JsonObject;
import io.elman.SafeFile;
import io.elman.classify.baseline.Baseline;
import io.elman.classify.baseline.MajorityClass;
import io.elman.classify.input.Examples;
import io.elman.classify.input.LabelledFiles;
import io.elman.classify.input.Modality;
import io.elman.classify.score.Scores;
import io.elman.config.Experiment;
import io.elman.data.Part;
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
import io.elman.train.Outcome;
import io.elman.train.TaskTraining;
import io.elman.train.TrainingRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trains a classifier, end to end: from the CSV file to the model zip and the run's folder. */
public final class ClassifierTraining extends TaskTraining<Evaluation> {
    private final RunFolder folder;

    public ClassifierTraining(Experiment experiment) {
        this(experiment, RunFolder.of(Path.of(experiment.output())));
    }

    private ClassifierTraining(Experiment experiment, RunFolder folder) {
        super(experiment, folder::checkpoint);
        this.folder = folder;
    }

    @Override
    public Outcome<Evaluation> run(boolean resume) {
        LabelledFiles files = new LabelledFiles(experiment.labelled().data());
        files.data().test().files(files.data().train()).forEach(file -> SafeFile.refuseSame(zip(), Path.of(file)));
        SafeFile.refuseUnlessWritable(zip());
        SafeFile.refuseUnlessWritable(folder.metrics());
        try {
            return trainAndJudge(Modality.of(experiment), files, resume);
        } finally {
            folder.deleteIfEmpty();
        }
    }

    private <T> Outcome<Evaluation> trainAndJudge(Modality<T> modality, LabelledFiles files, boolean resume) {
        try (Examples<T> examples = modality.open(experiment, folder.scratch())) {
            Run<T> run = new Run<>(modality, examples, classWeights(examples));
            tellNotices(run);
            ModelManifest manifest = ModelManifest.begin(experiment, run.schema(files), files.digests());
            List<SequenceClassifier> members = new ArrayList<>();
            List<TrainingRun> runs = training.run(
                    own -> {
                        members.add(SequenceClassifier.untrained(own, run.shape()));
                        return member(own, members.get(members.size() - 1), examples);
                    },
                    manifest,
                    resume);
            SequenceClassifier network = SequenceClassifier.joined(experiment, run.shape(), members);
            Outcome<Evaluation> outcome = finish(run, network, files, manifest, runs);
            training.finished(runs);
            return outcome;
        }
    }

    /**
     * What is trained on.
     *
     * @param classWeights what a row of each class counts; not modified
     */
    private record Run<T>(Modality<T> modality, Examples<T> examples, double[] classWeights) {
        List<String> labels() {
            return examples.parts().labels().names();
        }

        NetworkShape shape() {
            return new NetworkShape(examples.encoding().inputs(), new Answer.Classes(classWeights));
        }

        JsonObject schema(LabelledFiles files) {
            return new ClassifierSchema(modality.columns(), files.data().label(), labels()).toJson();
        }

        ItemClassifier<T> classifier(SequenceClassifier network) {
            return new ItemClassifier<>(modality, examples.encoding(), network, labels());
        }

        /** The simple models that stand beside the network, trained on the same rows. */
        List<Baseline<? super T>> baselines() {
            return List.of(
                    examples.baseline(classWeights),
                    new MajorityClass(examples.parts().classCounts(Part.TRAIN)));
        }
    }

    private double[] classWeights(Examples<?> examples) {
        return ClassWeights.of(
                examples.parts().classCounts(Part.TRAIN),
                experiment.training().noise().classWeights());
    }

    private void tellNotices(Run<?> run) {
        run.examples().parts().warnings().forEach(training::tell);
        run.examples()
                .parts()
                .duplicates()
                .forEach(found -> training.tell(found.describe(run.modality().noun())));
    }

    private static EnsembleTraining.Member member(Experiment own, SequenceClassifier network, Examples<?> examples) {
        return new EnsembleTraining.Member(
                network.network(), examples.batches(own), trained -> validationLoss(network, examples));
    }

    private static double validationLoss(SequenceClassifier network, Examples<?> examples) {
        Scores scores = new Scores(examples.parts().labels().names());
        examples.validate(network, scores::add);
        return scores.loss();
    }

    private <T> Outcome<Evaluation> finish(
            Run<T> run,
            SequenceClassifier network,
            LabelledFiles files,
            ModelManifest manifest,
            List<TrainingRun> runs) {
        List<Baseline<? super T>> baselines = run.baselines();
        Mistakes mistakes = new Mistakes(run.labels());
        Judge<T> judge = judge(run, run.classifier(network), baselines, mistakes);
        Evaluation evaluation = ClassifierEvaluation.evaluation(judge, zip().toString(), files.describeTestPart());
        Model model = new Model(
                network.network(), manifest.withResult(evaluation.result()), entries(run.examples(), baselines));
        ModelWriter.write(zip(), model);
        new RunRecord(experiment, evaluation, runs).write(folder.metrics());
        new ClassificationReport(
                        experiment, model, evaluation, runs, judge.scores().confusion(), mistakes)
                .write(folder.report());
        return new Outcome<>(evaluation, runs, zip(), folder.path());
    }

    /** Returns who has judged the test part; the predictions are written on the way. */
    private <T> Judge<T> judge(
            Run<T> run, ItemClassifier<T> classifier, List<Baseline<? super T>> baselines, Mistakes mistakes) {
        PredictionsFile predictions = new PredictionsFile(run.modality().noun(), run.labels());
        Judge<T> judge = new Judge<>(classifier, baselines).tell(predictions).tell(mistakes);
        SafeFile.write(
                folder.predictions(),
                out -> predictions.write(out, () -> {
                    run.examples().parts().forEach(Part.TEST, judge::add);
                    judge.finish();
                }));
        return judge;
    }

    private static <T> Map<String, byte[]> entries(Examples<T> examples, List<Baseline<? super T>> baselines) {
        Map<String, byte[]> entries = new LinkedHashMap<>(examples.encoding().entries());
        baselines.forEach(
                baseline -> entries.put(baseline.entry(), baseline.write().getBytes(StandardCharsets.UTF_8)));
        return entries;
    }
}
