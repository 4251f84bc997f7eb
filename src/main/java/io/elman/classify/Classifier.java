package io.elman.classify;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.classify.score.Scores;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.data.BatchOrder;
import io.elman.data.text.EncodedRows;
import io.elman.data.text.TextEncoder;
import io.elman.data.text.batch.BatchSpec;
import io.elman.data.text.batch.TextBatches;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelReader;
import io.elman.model.NetworkShape;
import io.elman.model.SequenceClassifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.dataset.DataSet;

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

    /**
     * Returns the probabilities of each class [text][class]; new array. The cores share the work in batches that do not
     * depend on their number.
     */
    double[][] probabilities(List<String> texts) {
        EncodedRows rows = EncodedRows.unlabelled(
                texts.parallelStream().map(encoder::encode).toList());
        double[][] probabilities = new double[rows.size()][];
        List<int[]> batches = new ArrayList<>();
        batches(rows).forEachRemaining(batches::add);
        batches.parallelStream().forEach(batch -> answer(rows, batch, (row, answer) -> probabilities[row] = answer));
        return probabilities;
    }

    /** Takes the number of a row and the probability of each class. */
    interface Answers {
        void add(int row, double[] probabilities);
    }

    /** Hands over the answer to each row, batch by batch: they never stand in memory all at once. */
    void forEach(EncodedRows rows, Answers answers) {
        batches(rows).forEachRemaining(batch -> answer(rows, batch, answers));
    }

    /** Neighbours of similar length, so that most of a batch ends together. */
    private static Iterator<int[]> batches(EncodedRows rows) {
        return BatchOrder.of(BATCH).inOrder(rows.size(), rows::length);
    }

    private void answer(EncodedRows rows, int[] batch, Answers answers) {
        double[][] probabilities = network.readsTokens()
                ? network.probabilities(
                        Arrays.stream(batch).mapToObj(rows::tokens).toArray(int[][]::new))
                : throughTensors(rows, batch);
        for (int i = 0; i < batch.length; i++) {
            answers.add(batch[i], probabilities[i]);
        }
    }

    /** The way that training goes, too; converting the tokens costs more than the engine's own way in all. */
    private double[][] throughTensors(EncodedRows rows, int[] batch) {
        BatchSpec spec = BatchSpec.of(batch.length, 0, 0);
        boolean oneHot = experiment.model().embedding() == 0;
        DataSet data = new TextBatches(
                        rows, oneHot ? spec.withOneHot(encoder.vocabulary().size()) : spec)
                .of(batch)
                .data();
        return network.probabilities(data.getFeatures(), data.getFeaturesMaskArray());
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
