package io.elman.classify;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.classify.baseline.MajorityClass;
import io.elman.classify.input.Encoding;
import io.elman.classify.input.Modality;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.data.audio.Clip;
import io.elman.data.audio.signal.Signal;
import io.elman.data.sequence.table.NumberSequence;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelReader;
import io.elman.model.NetworkShape;
import io.elman.model.SequenceClassifier;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A trained classifier of texts, audio clips or sequences of numbers, from a model zip. Safe to be shared by threads.
 *
 * <pre>{@code
 * Classifier reviews = Classifier.load(Path.of("models/reviews.zip"));
 * Prediction prediction = reviews.classify("Best coffee I ever had");
 * System.out.println(prediction.label() + " " + prediction.probability());
 * }</pre>
 */
public final class Classifier {
    private final ItemClassifier<?> items;
    private final Experiment experiment;

    private Classifier(ItemClassifier<?> items, Experiment experiment) {
        this.items = items;
        this.experiment = experiment;
    }

    /**
     * Returns the classifier of a model zip.
     *
     * @throws ElmanException if the file is not the zip of a classifier
     */
    public static Classifier load(Path zip) {
        return of(ModelReader.read(zip), zip.toString());
    }

    /** @param name of the zip, for errors */
    public static Classifier of(Model model, String name) {
        try {
            Experiment experiment =
                    ConfigReader.parse(model.manifest().config().toString(), name + "!" + ModelManifest.ENTRY);
            return new Classifier(of(Modality.of(experiment), model, experiment, name), experiment);
        } catch (IllegalArgumentException foreign) {
            throw new ElmanException(
                    Finding.at(
                            SourceLocation.of(name), "this is not the model of a classifier: " + foreign.getMessage()),
                    foreign);
        }
    }

    private static <T> ItemClassifier<T> of(Modality<T> modality, Model model, Experiment experiment, String name) {
        List<String> labels = ClassifierSchema.labels(model.manifest().schema());
        Encoding<T> encoding = modality.encoding(model, name);
        Set<String> entries = new HashSet<>(encoding.entries().keySet());
        entries.addAll(List.of(modality.baselineEntry(), MajorityClass.ENTRY));
        model.refuseOthersThan(entries);
        SequenceClassifier network =
                SequenceClassifier.of(model, experiment, NetworkShape.unweighted(encoding.inputs(), labels.size()));
        return new ItemClassifier<>(modality, encoding, network, labels);
    }

    /** Returns the classes, in the order of their probabilities. */
    public List<String> labels() {
        return items.labels();
    }

    /**
     * Returns the answer to a text; an empty one is answered like a text of which nothing is known.
     *
     * @throws IllegalArgumentException if this is no classifier of texts
     */
    public Prediction classify(String text) {
        return classify(List.of(text)).get(0);
    }

    /**
     * Returns the answers to many texts, in their order: much faster than one by one.
     *
     * @throws IllegalArgumentException if this is no classifier of texts
     */
    public List<Prediction> classify(List<String> texts) {
        return items.of(String.class).classify(texts);
    }

    /**
     * Returns the answer to a WAV file.
     *
     * @throws ElmanException if the file cannot be read
     * @throws IllegalArgumentException if this is no classifier of audio
     */
    public Prediction classify(Path wav) {
        return classify(Clip.of(wav));
    }

    /**
     * Returns the answer to a recording.
     *
     * @param samples of one channel, about -1 to 1, at least one; not modified
     * @param sampleRate samples a second, whatever the model's own is
     * @throws IllegalArgumentException if the samples are no signal, or this is no classifier of audio
     */
    public Prediction classify(float[] samples, double sampleRate) {
        return classify(Clip.of(new Signal(samples, sampleRate)));
    }

    /**
     * Returns the answer to a sequence of numbers.
     *
     * @param steps [step][feature], in the unit and order of the training file; not modified
     * @throws IllegalArgumentException if there is no step, one has another number of features or one that is not finite,
     *     or this is no classifier of sequences
     */
    public Prediction classify(double[][] steps) {
        return items.of(NumberSequence.class)
                .classify(List.of(new NumberSequence("", steps)))
                .get(0);
    }

    private Prediction classify(Clip clip) {
        return items.of(Clip.class).classify(List.of(clip)).get(0);
    }

    ItemClassifier<?> items() {
        return items;
    }

    Experiment experiment() {
        return experiment;
    }
}
