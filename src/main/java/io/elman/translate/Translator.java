package io.elman.translate;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.data.BatchOrder;
import io.elman.data.text.TextEncoder;
import io.elman.data.text.Vocabulary;
import io.elman.data.text.pair.Spelling;
import io.elman.engine.attention.Decoding;
import io.elman.engine.attention.TargetDecoder;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelReader;
import io.elman.model.translation.EncoderDecoder;
import io.elman.translate.search.BeamSearch;
import io.elman.translate.search.Hypothesis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trained translator, from a model zip. Safe to be shared by threads.
 *
 * <pre>{@code
 * Translator dates = Translator.load(Path.of("models/dates.zip"));
 * System.out.println(dates.translate("3. november 2045").text());
 * }</pre>
 */
public final class Translator {
    /** Sources that are decoded side by side: with a beam of four, matrices of some hundred rows. */
    private static final int BATCH = 128;

    private final TargetDecoder decoder;
    private final TextEncoder sources;
    private final TextEncoder targets;
    private final TranslationSchema schema;
    private final Experiment experiment;

    Translator(
            TargetDecoder decoder,
            TextEncoder sources,
            TextEncoder targets,
            TranslationSchema schema,
            Experiment experiment) {
        this.decoder = decoder;
        this.sources = sources;
        this.targets = targets;
        this.schema = schema;
        this.experiment = experiment;
    }

    /**
     * Returns the translator of a model zip.
     *
     * @throws ElmanException if the file is not the zip of a translator
     */
    public static Translator load(Path zip) {
        return of(ModelReader.read(zip), zip.toString());
    }

    /** @param name of the zip, for errors */
    public static Translator of(Model model, String name) {
        try {
            Experiment experiment =
                    ConfigReader.parse(model.manifest().config().toString(), name + "!" + ModelManifest.ENTRY);
            TextEncoder sources =
                    TranslationEntries.sources(model, name, experiment.pairs().text());
            TextEncoder targets =
                    TranslationEntries.targets(model, name, experiment.pairs().text());
            EncoderDecoder network = EncoderDecoder.of(
                    model,
                    experiment,
                    sources.vocabulary().size(),
                    targets.vocabulary().size());
            return new Translator(
                    network.decoder(),
                    sources,
                    targets,
                    TranslationSchema.fromJson(model.manifest().schema()),
                    experiment);
        } catch (IllegalArgumentException foreign) {
            throw new ElmanException(
                    Finding.at(
                            SourceLocation.of(name), "this is not the model of a translator: " + foreign.getMessage()),
                    foreign);
        }
    }

    /** Returns the best translation of a text; what of it is unknown is read as such, and a blank one stays empty. */
    public Translation translate(String text) {
        return translate(List.of(text)).get(0);
    }

    /** Returns the best translation of many texts, in their order: much faster than one by one. */
    public List<Translation> translate(List<String> texts) {
        return candidates(texts, 1).stream().map(all -> all.get(0)).toList();
    }

    /**
     * Returns the best few translations of many texts, in their order; of each text at least one.
     *
     * @param count how many of each at most; a count above the size of the beam widens it
     */
    public List<List<Translation>> candidates(List<String> texts, int count) {
        int beam = Math.max(count, experiment.pairs().decoding().beam());
        BeamSearch search = new BeamSearch(beam, experiment.pairs().decoding().lengthPenalty(), schema.longest());
        int[][] encoded = texts.stream().map(sources::encode).toArray(int[][]::new);
        List<List<Translation>> found = new ArrayList<>(Collections.nCopies(texts.size(), null));
        List<int[]> batches = batches(encoded);
        batches.parallelStream().forEach(batch -> {
            int[][] some = IntStream.of(batch).mapToObj(row -> encoded[row]).toArray(int[][]::new);
            List<List<Hypothesis>> all = search.search(decoder, some, count);
            for (int place = 0; place < batch.length; place++) {
                int row = batch[place];
                List<Translation> own = texts.get(row).isBlank()
                        ? List.of(Translation.EMPTY)
                        : all.get(place).stream()
                                .limit(count)
                                .map(one -> translation(texts.get(row), one))
                                .toList();
                synchronized (found) {
                    found.set(row, own);
                }
            }
        });
        return found;
    }

    /** Neighbours of similar length, so that most of a batch ends together. */
    private static List<int[]> batches(int[][] encoded) {
        List<int[]> batches = new ArrayList<>();
        BatchOrder.of(BATCH).inOrder(encoded.length, row -> encoded[row].length).forEachRemaining(batches::add);
        return batches;
    }

    private Translation translation(String source, Hypothesis hypothesis) {
        Vocabulary vocabulary = targets.vocabulary();
        List<String> tokens =
                Arrays.stream(hypothesis.tokens()).mapToObj(vocabulary::token).toList();
        List<String> attended = new ArrayList<>(tokens);
        if (hypothesis.ended()) {
            attended.add("");
        }
        return new Translation(
                spelling().write(tokens),
                hypothesis.logProbability(),
                hypothesis.score(),
                new Translation.Attended(
                        sources.tokenizer().tokenize(source, sources.length()), attended, hypothesis.attention()));
    }

    /**
     * Returns the loss of given translations, nats a token, their ends included.
     *
     * @param from the tokens of each source; not modified
     * @param to the tokens of each target; not modified
     */
    Loss loss(int[][] from, int[][] to) {
        Decoding decoding = decoder.begin(from);
        int longest = Arrays.stream(to).mapToInt(target -> target.length).max().orElse(0);
        int[] last = new int[to.length];
        double sum = 0;
        long tokens = 0;
        for (int step = 0; step <= longest; step++) {
            float[][] logs = decoding.step(last);
            for (int row = 0; row < to.length; row++) {
                if (step <= to[row].length) {
                    int next = step < to[row].length ? to[row][step] : Vocabulary.PADDING;
                    sum -= logs[row][next];
                    tokens++;
                    last[row] = next;
                }
            }
        }
        return new Loss(sum, tokens);
    }

    /** Nats of some tokens together. */
    record Loss(double sum, long tokens) {
        Loss plus(Loss other) {
            return new Loss(sum + other.sum, tokens + other.tokens);
        }

        double mean() {
            return sum / tokens;
        }
    }

    /** Returns whether only the begin of a text is read: it has more tokens than {@code text.length}. */
    boolean isCut(String text) {
        return sources.tokenizer().tokenize(text, sources.length() + 1).size() > sources.length();
    }

    TextEncoder sources() {
        return sources;
    }

    TextEncoder targets() {
        return targets;
    }

    TranslationSchema schema() {
        return schema;
    }

    Experiment experiment() {
        return experiment;
    }

    /** Returns a text as a translation can be: its tokens, written as translations are. */
    String written(String text) {
        return spelling().write(targets.tokenizer().tokenize(text, Integer.MAX_VALUE));
    }

    private Spelling spelling() {
        return TranslationEntries.spelling(experiment.pairs().text());
    }
}
