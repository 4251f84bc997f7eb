package io.elman.generate;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.data.text.Vocabulary;
import io.elman.data.text.symbol.PlainText;
import io.elman.data.text.symbol.Symbols;
import io.elman.engine.inference.Stepper;
import io.elman.model.LanguageModel;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A trained network that writes text, from a model zip. Safe to be shared by threads.
 *
 * <pre>{@code
 * TextGenerator books = TextGenerator.load(Path.of("models/books.zip"));
 * System.out.println(books.generate(Continuation.of("It is", 200, Sampling.at(0.5, 1))));
 * }</pre>
 */
public final class TextGenerator {
    private final LanguageModel network;
    private final Symbols symbols;
    private final Experiment experiment;

    TextGenerator(LanguageModel network, Symbols symbols, Experiment experiment) {
        this.network = network;
        this.symbols = symbols;
        this.experiment = experiment;
    }

    /**
     * Returns the generator of a model zip.
     *
     * @throws ElmanException if the file is not the zip of a model of text
     */
    public static TextGenerator load(Path zip) {
        return of(ModelReader.read(zip), zip.toString());
    }

    /** @param name of the zip, for errors */
    public static TextGenerator of(Model model, String name) {
        try {
            Experiment experiment =
                    ConfigReader.parse(model.manifest().config().toString(), name + "!" + ModelManifest.ENTRY);
            experiment.symbols();
            Symbols symbols = GeneratorEntries.symbols(model, name);
            return new TextGenerator(LanguageModel.of(model, experiment, symbols.size()), symbols, experiment);
        } catch (IllegalArgumentException foreign) {
            throw new ElmanException(
                    Finding.at(SourceLocation.of(name), "this is not the model of a text: " + foreign.getMessage()),
                    foreign);
        }
    }

    /** Returns what stands behind the prompt. */
    public String generate(Continuation continuation) {
        StringBuilder text = new StringBuilder();
        generate(continuation, symbol -> {
            text.append(symbol);
            return true;
        });
        return text.toString();
    }

    /**
     * Writes what stands behind the prompt, symbol by symbol. Symbols of the prompt that the model does not know are
     * skipped.
     *
     * @param receiver takes a symbol and tells whether to go on
     */
    public void generate(Continuation continuation, Predicate<String> receiver) {
        Stepper reader = begin(continuation.prompt());
        Sampler sampler = new Sampler(continuation.sampling(), symbols.size());
        double[] scores = new double[symbols.size()];
        StopText stop = new StopText(continuation.stop().orElse(""));
        boolean goesOn = true;
        for (int written = 0; goesOn && written < continuation.length(); written++) {
            reader.scores(scores);
            int next = sampler.next(scores);
            String symbol = symbols.symbol(next);
            goesOn = receiver.test(symbol) && !stop.endsWith(symbol);
            reader.read(next);
        }
    }

    private Stepper begin(String prompt) {
        Stepper reader = network.stepper();
        String known = readable(prompt);
        int[] read = symbols.encode(PlainText.of(known.isEmpty() ? "\n" : known));
        Arrays.stream(read).filter(symbol -> symbol != Vocabulary.UNKNOWN).forEach(reader::read);
        return reader;
    }

    /** Returns a prompt without the symbols that the model does not know, its lines ended by line feeds. */
    public String readable(String prompt) {
        StringBuilder known = new StringBuilder();
        Arrays.stream(PlainText.of(prompt))
                .filter(point -> symbols.indexOf(point) != Vocabulary.UNKNOWN)
                .forEach(known::appendCodePoint);
        return known.toString();
    }

    /** Returns the symbols of a prompt that the model does not know, each once. */
    public List<String> unknown(String prompt) {
        return Arrays.stream(PlainText.of(prompt))
                .filter(point -> symbols.indexOf(point) == Vocabulary.UNKNOWN)
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    LanguageModel network() {
        return network;
    }

    Symbols symbols() {
        return symbols;
    }

    Experiment experiment() {
        return experiment;
    }
}
