package io.elman.classify;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.classify.score.Scores;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.data.text.EncodedRows;
import io.elman.data.text.TextEncoder;
import io.elman.data.text.batch.Batch;
import io.elman.data.text.batch.BatchSpec;
import io.elman.data.text.batch.TextBatches;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelReader;
import io.elman.model.NetworkShape;
import io.elman.model.SequenceClassifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A trained classifier of texts, from a model zip. Safe to be shared by threads.
 *
 * <pre>{@code
 * Classifier reviews = Classifier.load(Path.of("models/reviews.zip"));
 * Prediction prediction = reviews.classify("Best coffee I ever had");
 * System.out.println(prediction.label() + " " + prediction.probability());
 * }</pre>
 */
public final class Classifier {
    /** Large enough for the matrix products to be efficient, small enough for the states of all steps. */
    private static final int BATCH = 512;

    /** Texts that one core answers at a time; fixed, so that answers do not depend on the number of cores. */
    private static final int PART = 1024;

    private final SequenceClassifier network;
    private final TextEncoder encoder;
    private final ClassifierSchema schema;
    private final Experiment experiment;

    Classifier(SequenceClassifier network, TextEncoder encoder, ClassifierSchema schema, Experiment experiment) {
        this.network = network;
        this.encoder = encoder;
        this.schema = schema;
        this.experiment = experiment;
    }

    /**
     * Returns the classifier of a model zip.
     *
     * @throws ElmanException if the file is not the zip of a text classifier
     */
    public static Classifier load(Path zip) {
        return of(ModelReader.read(zip), zip.toString());
    }

    /** @param name of the zip, for errors */
    public static Classifier of(Model model, String name) {
        try {
            Experiment experiment =
                    ConfigReader.parse(model.manifest().config().toString(), name + "!" + ModelManifest.ENTRY);
            ClassifierSchema schema = ClassifierSchema.fromJson(model.manifest().schema());
            TextEncoder encoder =
                    ClassifierEntries.encoder(model, name, experiment.texts().text());
            SequenceClassifier network = SequenceClassifier.of(
                    model,
                    experiment,
                    NetworkShape.unweighted(
                            encoder.vocabulary().size(), schema.labels().size()));
            return new Classifier(network, encoder, schema, experiment);
        } catch (IllegalArgumentException foreign) {
            throw new ElmanException(
                    Finding.at(
                            SourceLocation.of(name),
                            "this is not the model of a text classifier: " + foreign.getMessage()),
                    foreign);
        }
    }

    /** Returns the classes, in the order of their probabilities. */
    public List<String> labels() {
        return schema.labels();
    }

    /** Returns the answer to a text; an empty one is answered like a text of which nothing is known. */
    public Prediction classify(String text) {
        return classify(List.of(text)).get(0);
    }

    /** Returns the answers to many texts, in their order: much faster than one by one. */
    public List<Prediction> classify(List<String> texts) {
        double[][] probabilities = probabilities(texts);
        return Arrays.stream(probabilities).map(this::prediction).toList();
    }

    /** Returns the probabilities of each class [text][class]; new array. The cores share the work in parts of fixed size. */
    double[][] probabilities(List<String> texts) {
        return IntStream.rangeClosed(0, (texts.size() - 1) / PART)
                .parallel()
                .mapToObj(part -> texts.subList(part * PART, Math.min(texts.size(), (part + 1) * PART)))
                .map(part -> EncodedRows.unlabelled(
                        part.stream().map(encoder::encode).toList()))
                .map(this::probabilities)
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
    }

    private double[][] probabilities(EncodedRows rows) {
        double[][] probabilities = new double[rows.size()][];
        forEach(rows, (row, answer) -> probabilities[row] = answer);
        return probabilities;
    }

    /** Takes the number of a row and the probability of each class. */
    interface Answers {
        void add(int row, double[] probabilities);
    }

    /** Hands over the answer to each row, batch by batch: they never stand in memory all at once. */
    void forEach(EncodedRows rows, Answers answers) {
        BatchSpec spec = BatchSpec.of(BATCH, 0, 0);
        boolean oneHot = experiment.model().embedding() == 0;
        TextBatches batches = new TextBatches(
                rows, oneHot ? spec.withOneHot(encoder.vocabulary().size()) : spec);
        for (Iterator<Batch> all = batches.inOrder(); all.hasNext(); ) {
            Batch batch = all.next();
            double[][] probabilities = network.probabilities(
                    batch.data().getFeatures(), batch.data().getFeaturesMaskArray());
            for (int i = 0; i < probabilities.length; i++) {
                answers.add(batch.rows()[i], probabilities[i]);
            }
        }
    }

    ClassifierSchema schema() {
        return schema;
    }

    Experiment experiment() {
        return experiment;
    }

    private Prediction prediction(double[] probabilities) {
        Map<String, Double> byLabel = new LinkedHashMap<>();
        for (int label = 0; label < probabilities.length; label++) {
            byLabel.put(labels().get(label), probabilities[label]);
        }
        return new Prediction(labels().get(Scores.mostProbable(probabilities)), byLabel);
    }
}
