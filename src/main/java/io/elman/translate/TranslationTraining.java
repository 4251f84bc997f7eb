package io.elman.translate;

import io.elman.SafeFile;
import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.config.pair.Attention;
import io.elman.config.pair.PairData;
import io.elman.data.BatchOrder;
import io.elman.data.Part;
import io.elman.data.text.pair.PairBatches;
import io.elman.data.text.pair.PairDataset;
import io.elman.data.text.pair.PairRows;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelWriter;
import io.elman.model.translation.EncoderDecoder;
import io.elman.report.Evaluation;
import io.elman.report.RunFolder;
import io.elman.report.RunRecord;
import io.elman.train.Batches;
import io.elman.train.EnsembleTraining;
import io.elman.train.Outcome;
import io.elman.train.TaskTraining;
import io.elman.train.TrainingRun;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Trains a translator, end to end: from the CSV file to the model zip and the run's folder. */
public final class TranslationTraining extends TaskTraining<Evaluation> {
    /** Pairs whose loss is computed together. */
    private static final int VALIDATION_BATCH = 256;

    private final RunFolder folder;

    public TranslationTraining(Experiment experiment) {
        this(experiment, RunFolder.of(Path.of(experiment.output())));
    }

    private TranslationTraining(Experiment experiment, RunFolder folder) {
        super(experiment, folder::checkpoint);
        this.folder = folder;
    }

    @Override
    public Outcome<Evaluation> run(boolean resume) {
        PairData data = experiment.pairs().data();
        data.test().files(data.train()).forEach(file -> SafeFile.refuseSame(zip(), Path.of(file)));
        SafeFile.refuseUnlessWritable(zip());
        SafeFile.refuseUnlessWritable(folder.metrics());
        try {
            return trainAndJudge(resume);
        } finally {
            folder.deleteIfEmpty();
        }
    }

    private Outcome<Evaluation> trainAndJudge(boolean resume) {
        TranslationInputs inputs = new TranslationInputs(experiment);
        try (PairDataset dataset = inputs.open(folder.scratch())) {
            dataset.warnings().forEach(training::tell);
            ModelManifest manifest =
                    ModelManifest.begin(experiment, schema(dataset).toJson(), inputs.digests());
            EncoderDecoder network = EncoderDecoder.untrained(
                    experiment,
                    dataset.sources().vocabulary().size(),
                    dataset.targets().vocabulary().size());
            List<TrainingRun> runs = training.run(own -> member(network, dataset), manifest, resume);
            Outcome<Evaluation> outcome = finish(network, dataset, manifest, runs);
            training.finished(runs);
            return outcome;
        }
    }

    private TranslationSchema schema(PairDataset dataset) {
        return new TranslationSchema(
                experiment.pairs().data().source(), experiment.pairs().data().target(), dataset.longestTarget());
    }

    private EnsembleTraining.Member member(EncoderDecoder network, PairDataset dataset) {
        PairBatches pairs = new PairBatches(
                dataset.train(),
                experiment.training().batch(),
                labels(dataset.targets().vocabulary().size()),
                sourceSteps(),
                experiment.seed());
        Batches batches = new Batches() {
            @Override
            public Iterator<MultiDataSet> epoch(int number) {
                return pairs.epoch(number);
            }

            @Override
            public int count() {
                return pairs.count();
            }
        };
        return new EnsembleTraining.Member(
                network.network(), batches, trained -> loss(translator(network, dataset), dataset.validation()));
    }

    private boolean isStock() {
        return experiment.model().engine() == ModelConfig.Engine.STOCK;
    }

    /** Stock vertices compute additive attention to sources of a fixed length only. */
    private int sourceSteps() {
        boolean fixed = isStock() && experiment.pairs().attention() == Attention.ADDITIVE;
        return fixed ? experiment.pairs().text().length() : 0;
    }

    private PairBatches.Labels labels(int vocabulary) {
        return isStock() ? new PairBatches.Labels.OneHot(vocabulary) : new PairBatches.Labels.Numbers();
    }

    private Translator translator(EncoderDecoder network, PairDataset dataset) {
        return new Translator(network.decoder(), dataset.sources(), dataset.targets(), schema(dataset), experiment);
    }

    private static double loss(Translator translator, PairRows rows) {
        Translator.Loss sum = new Translator.Loss(0, 0);
        Iterator<int[]> batches = BatchOrder.of(VALIDATION_BATCH).inOrder(rows.size(), rows::length);
        while (batches.hasNext()) {
            int[] batch = batches.next();
            sum = sum.plus(translator.loss(
                    IntStream.of(batch).mapToObj(rows::source).toArray(int[][]::new),
                    IntStream.of(batch).mapToObj(rows::target).toArray(int[][]::new)));
        }
        return sum.mean();
    }

    private Outcome<Evaluation> finish(
            EncoderDecoder network, PairDataset dataset, ModelManifest manifest, List<TrainingRun> runs) {
        PredictionsFile predictions = new PredictionsFile();
        Examples examples = new Examples();
        Judge judge = new Judge(
                        translator(network, dataset),
                        Optional.of(Judge.baseline(dataset, experiment.pairs().text())))
                .tell(predictions)
                .tell(examples);
        SafeFile.write(
                folder.predictions(),
                out -> predictions.write(out, () -> {
                    dataset.forEach(Part.TEST, judge::add);
                    judge.finish();
                }));
        Evaluation evaluation =
                judge.evaluation(zip().toString(), new TranslationInputs(experiment).describeTestPart());
        Model model = new Model(
                network.network(),
                manifest.withResult(evaluation.result()),
                TranslationEntries.of(
                        dataset.sources().vocabulary(), dataset.targets().vocabulary()));
        ModelWriter.write(zip(), model);
        new RunRecord(experiment, evaluation, runs).write(folder.metrics());
        new TranslationReport(experiment, model, evaluation, runs.get(0), examples).write(folder.report());
        return new Outcome<>(evaluation, runs, zip(), folder.path());
    }
}
