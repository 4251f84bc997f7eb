package io.elman.generate;

import com.google.gson.JsonObject;
import io.elman.SafeFile;
import io.elman.config.Experiment;
import io.elman.data.text.Vocabulary;
import io.elman.data.text.symbol.Parts;
import io.elman.data.text.symbol.Segments;
import io.elman.data.text.symbol.Symbols;
import io.elman.generate.baseline.NgramCounts;
import io.elman.model.LanguageModel;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelWriter;
import io.elman.report.Evaluation;
import io.elman.report.RunFolder;
import io.elman.report.RunRecord;
import io.elman.train.EnsembleTraining;
import io.elman.train.Outcome;
import io.elman.train.TaskTraining;
import io.elman.train.TrainingRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Trains a network to write on a text, end to end: from the text file to the model zip and the run's folder. */
public final class GeneratorTraining extends TaskTraining<Evaluation> {
    private final TextSource source;
    private final RunFolder folder;

    /** The text as it is learned. */
    private record Learned(int[] points, int[] text, Parts parts, Symbols symbols) {}

    public GeneratorTraining(Experiment experiment) {
        this(experiment, RunFolder.of(Path.of(experiment.output())));
    }

    private GeneratorTraining(Experiment experiment, RunFolder folder) {
        super(experiment, folder::checkpoint);
        this.source = new TextSource(experiment);
        this.folder = folder;
    }

    @Override
    public Outcome<Evaluation> run(boolean resume) {
        SafeFile.refuseSame(zip(), source.path());
        SafeFile.refuseUnlessWritable(zip());
        SafeFile.refuseUnlessWritable(folder.metrics());
        try {
            return trainAndJudge(resume);
        } finally {
            folder.deleteIfEmpty();
        }
    }

    private Outcome<Evaluation> trainAndJudge(boolean resume) {
        Learned learned = read();
        tellNotices(learned);
        LanguageModel network =
                LanguageModel.untrained(experiment, learned.symbols().size());
        ModelManifest manifest = ModelManifest.begin(experiment, schema(learned), source.digests());
        List<TrainingRun> runs = training.run(own -> member(network, learned), manifest, resume);
        Outcome<Evaluation> outcome = finish(network, learned, manifest, runs);
        training.finished(runs);
        return outcome;
    }

    private Learned read() {
        int[] points = source.read(source.path());
        Parts parts = source.parts(points);
        Symbols symbols = source.symbols(points, parts);
        return new Learned(points, symbols.encode(points), parts, symbols);
    }

    private EnsembleTraining.Member member(LanguageModel network, Learned learned) {
        Parts parts = learned.parts();
        Segments segments = new Segments(
                learned.text(), parts.training(), source.shape(learned.symbols().size()), experiment.seed());
        return new EnsembleTraining.Member(
                network.network(),
                new SegmentBatches(segments),
                trained -> network.nats(learned.text(), parts.validation(), parts.test()));
    }

    private void tellNotices(Learned learned) {
        Parts parts = learned.parts();
        long unknown = Arrays.stream(learned.text())
                .filter(symbol -> symbol == Vocabulary.UNKNOWN)
                .count();
        training.tell(String.format(
                Locale.ROOT,
                "%,d characters, %,d different ones told apart, %,d unknown; %,d to learn from, %,d to watch by, %,d to be"
                        + " judged by",
                parts.end(),
                learned.symbols().size() - Vocabulary.FIRST_TOKEN,
                unknown,
                parts.training(),
                parts.test() - parts.validation(),
                parts.end() - parts.test()));
    }

    private static JsonObject schema(Learned learned) {
        JsonObject schema = new JsonObject();
        schema.addProperty("reads", "text, character by character");
        schema.addProperty("symbols", learned.symbols().size() - Vocabulary.FIRST_TOKEN);
        return schema;
    }

    private Outcome<Evaluation> finish(
            LanguageModel network, Learned learned, ModelManifest manifest, List<TrainingRun> runs) {
        NgramCounts counts = NgramCounts.of(learned.text(), learned.parts().training(), Judgement.LONGEST);
        Evaluation evaluation = new Judgement(network, counts, learned.symbols().size())
                .of(learned.text(), learned.parts().test(), zip().toString(), source.describeTestPart());
        Model model = new Model(
                network.network(),
                manifest.withResult(evaluation.result()),
                GeneratorEntries.of(learned.symbols(), counts));
        ModelWriter.write(zip(), model);
        new RunRecord(experiment, evaluation, runs).write(folder.metrics());
        TextGenerator generator = new TextGenerator(network, learned.symbols(), experiment);
        Passage passage =
                Passage.of(generator, learned.points(), learned.parts().test());
        new GeneratorReport(experiment, model, evaluation, runs, generator, passage).write(folder.report());
        return new Outcome<>(evaluation, runs, zip(), folder.path());
    }
}
