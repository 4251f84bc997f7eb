package io.elman.data.text.pair;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.data.Part;
import io.elman.data.Split;
import io.elman.data.text.TextEncoder;
import io.elman.data.text.Tokenizer;
import io.elman.data.text.Vocabulary;
import io.elman.data.text.VocabularyCounter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Pairs of texts, checked, split and encoded. All pairs of one source are on one side of a split, so that no translation can
 * be remembered. The training file is read three times: to check it, to count the tokens of the training part, and to
 * encode its rows into files of a scratch folder. Memory grows with the number of different sources alone.
 */
public final class PairDataset implements Closeable {
    private static final int FEWEST_SOURCES = 3;

    private final Request request;
    private final Path scratchFolder;
    private final Map<String, Long> rowsPerSource = new HashMap<>();
    private final Split split;
    private final TextEncoder sources;
    private final TextEncoder targets;
    private final Map<Part, PairRows> rows = new EnumMap<>(Part.class);
    private final List<String> warnings = new ArrayList<>();
    private long leftOut;
    private int longestTarget = 1;

    /**
     * What is asked for.
     *
     * @param train also gives the pairs of the parts that have no file of their own
     * @param test a file to be judged on
     * @param fractions held out of the training file
     * @param tokenizer of both sides
     * @param vocabularySize of each side, with padding and unknown
     * @param length pairs with more tokens on a side are not learned from
     */
    public record Request(
            PairSource train,
            Optional<PairSource> test,
            Split.Fractions fractions,
            long seed,
            Tokenizer tokenizer,
            int vocabularySize,
            int length) {}

    private PairDataset(Request request, Path scratchFolder) {
        this.request = request;
        this.scratchFolder = scratchFolder;
        request.train().forEach(pair -> rowsPerSource.merge(pair.source(), 1L, Long::sum));
        if (rowsPerSource.size() < FEWEST_SOURCES) {
            throw wrong("there are only " + rowsPerSource.size() + " different sources");
        }
        this.split = Split.grouped(rowsPerSource, request.fractions(), request.seed());
        request.test().ifPresent(this::checkTestFile);
        VocabularyCounter sourceTokens = new VocabularyCounter();
        VocabularyCounter targetTokens = new VocabularyCounter();
        forEach(Part.TRAIN, pair -> count(pair, sourceTokens, targetTokens));
        this.sources = encoder(sourceTokens);
        this.targets = encoder(targetTokens);
        try {
            encode(Part.TRAIN);
            encode(Part.VALIDATION);
            checkRows();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Returns the pairs of a request, after reading all files.
     *
     * @param scratchFolder where encoded rows are kept until this is closed; made if it is missing
     * @throws ElmanException with all that is wrong with one file, or when the folder cannot be written to
     */
    public static PairDataset open(Request request, Path scratchFolder) {
        return new PairDataset(request, scratchFolder);
    }

    public PairRows train() {
        return rows.get(Part.TRAIN);
    }

    public PairRows validation() {
        return rows.get(Part.VALIDATION);
    }

    /** Returns what encodes a source, known from the training part alone. */
    public TextEncoder sources() {
        return sources;
    }

    /** Returns what encodes a target, known from the training part alone. */
    public TextEncoder targets() {
        return targets;
    }

    /** Returns the most tokens that a target of the training part has. */
    public int longestTarget() {
        return longestTarget;
    }

    /** Returns what the user should know but what is no mistake. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Hands over the pairs of a part as they are in the file, in its order, long ones too; reads the file again. */
    public void forEach(Part part, Consumer<PairSource.Pair> consumer) {
        if (part == Part.TEST && request.test().isPresent()) {
            request.test().get().forEach(consumer);
            return;
        }
        Split.Pass pass = split.begin();
        request.train().forEach(pair -> {
            if (pass.next(0, pair.source()) == part) {
                consumer.accept(pair);
            }
        });
    }

    @Override
    public void close() {
        rows.values().forEach(PairRows::close);
        try {
            Files.deleteIfExists(scratchFolder);
        } catch (IOException notEmpty) {
            // Somebody else keeps something there.
        }
    }

    private void checkTestFile(PairSource test) {
        Set<String> shared = new HashSet<>();
        test.forEach(pair -> {
            if (rowsPerSource.containsKey(pair.source())) {
                shared.add(pair.source());
            }
        });
        if (!shared.isEmpty()) {
            warnings.add(
                    "%,d sources of %s also stand in the training file: a model that remembers them looks better than it is"
                            .formatted(shared.size(), test.csv().name()));
        }
    }

    private void count(PairSource.Pair pair, VocabularyCounter sourceTokens, VocabularyCounter targetTokens) {
        List<String> source = tokens(pair.source());
        List<String> target = tokens(pair.target());
        if (isLearned(source, target)) {
            sourceTokens.count(source);
            targetTokens.count(target);
            longestTarget = Math.max(longestTarget, target.size());
        }
    }

    private TextEncoder encoder(VocabularyCounter counter) {
        return new TextEncoder(request.tokenizer(), counter.vocabulary(request.vocabularySize()), request.length());
    }

    private void encode(Part part) {
        PairRows encoded = new PairRows(scratchFolder);
        rows.put(part, encoded);
        forEach(part, pair -> {
            if (isLearned(tokens(pair.source()), tokens(pair.target()))) {
                encoded.add(sources.encode(pair.source()), targets.encode(pair.target()), pair.line());
            } else {
                leftOut++;
            }
        });
        encoded.finish();
    }

    /** Returns one token more than a text may have, if it has more. */
    private List<String> tokens(String text) {
        return request.tokenizer().tokenize(text, request.length() + 1);
    }

    private boolean isLearned(List<String> source, List<String> target) {
        return source.size() <= request.length() && target.size() <= request.length();
    }

    private void checkRows() {
        if (leftOut > 0) {
            warnings.add("%,d pairs are left out of training: a side has more than text.length = %d tokens"
                    .formatted(leftOut, request.length()));
        }
        if (train().size() == 0 || validation().size() == 0) {
            throw wrong("too few pairs of at most text.length = " + request.length() + " tokens a side");
        }
        warnIfUnknown("sources", sources.vocabulary());
        warnIfUnknown("targets", targets.vocabulary());
    }

    private void warnIfUnknown(String side, Vocabulary vocabulary) {
        if (vocabulary.size() == request.vocabularySize()) {
            warnings.add("the vocabulary of the %s is full with %,d tokens: rarer ones count as unknown"
                    .formatted(side, vocabulary.size()));
        }
    }

    private ElmanException wrong(String message) {
        return new ElmanException(
                Finding.at(SourceLocation.of(request.train().csv().name()), message)
                        .withHint("give more rows, or allow longer texts with text.length"));
    }
}
