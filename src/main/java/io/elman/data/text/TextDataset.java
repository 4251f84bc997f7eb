package io.elman.data.text;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.data.ClassNames;
import io.elman.data.Part;
import io.elman.data.Split;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.datavec.api.writable.Writable;

/**
 * Labelled texts, checked, split and encoded. The training file is read three times: to check and count the rows, to
 * count the words of the training part, and to encode all rows into files of a scratch folder. So the memory that is
 * needed does not grow with the file (but for 8 bytes a held-out row, and an entry a group where there are groups).
 */
public final class TextDataset implements Closeable {
    private final Request request;
    private final Path scratchFolder;
    private final Census census;
    private final ClassNames labels;
    private final Split split;
    private final TextEncoder encoder;
    private final List<String> warnings = new ArrayList<>();
    private final Map<Part, RowStore> stores = new EnumMap<>(Part.class);
    private final Map<Part, long[]> classCounts = new EnumMap<>(Part.class);
    private final List<Duplicates> duplicates;

    /**
     * Where the rows come from.
     *
     * @param train also gives the rows of the parts that have no file of their own
     */
    public record Sources(TextSource train, Optional<TextSource> validation, Optional<TextSource> test) {
        Optional<TextSource> ownFile(Part part) {
            return switch (part) {
                case TRAIN -> Optional.empty();
                case VALIDATION -> validation;
                case TEST -> test;
            };
        }
    }

    /**
     * What is asked for.
     *
     * @param fractions held out of the training file; that of a part with its own file does not count
     * @param vocabularySize with padding and unknown
     * @param length most tokens of a text that are kept
     */
    public record Request(
            Sources sources,
            Split.Fractions fractions,
            long seed,
            Tokenizer tokenizer,
            int vocabularySize,
            int length) {
        Split.Fractions heldOut() {
            return new Split.Fractions(
                    sources.test().isPresent() ? 0 : fractions.test(),
                    sources.validation().isPresent() ? 0 : fractions.validation());
        }
    }

    private TextDataset(Request request, Path scratchFolder) {
        this.request = request;
        this.scratchFolder = scratchFolder;
        this.census = Census.of(request.sources().train());
        this.labels = census.labels();
        this.split = census.split(request.heldOut(), request.seed());
        checkOwnFiles();
        this.encoder = new TextEncoder(request.tokenizer(), countVocabulary(), request.length());
        try {
            encode();
            checkParts();
            this.duplicates = findDuplicates();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Returns the rows of a request, after reading all files.
     *
     * @param scratchFolder where encoded rows are kept until this is closed; made if it is missing
     * @throws ElmanException with all that is wrong with one file, or when the folder cannot be written to
     */
    public static TextDataset open(Request request, Path scratchFolder) {
        if (!request.sources().train().csv().isRepeatable()) {
            throw new ElmanException(Finding.at(
                    SourceLocation.of(request.sources().train().csv().name()),
                    "training reads its data more than once: it has to be a file"));
        }
        return new TextDataset(request, scratchFolder);
    }

    /**
     * Returns the rows of another file under an encoder and classes that exist; read once, so it may be a stream.
     *
     * @param scratchFolder where encoded rows are kept until they are closed; made if it is missing
     * @throws ElmanException with all that is wrong with the file, a label that is no class among it
     */
    public static RowStore encode(TextSource source, TextEncoder encoder, ClassNames labels, Path scratchFolder) {
        RowStore store = new RowStore(scratchFolder);
        try {
            TextTransform transform = new TextTransform(encoder, labels);
            source.forEach(labels, (row, label) -> add(store, transform, row));
            store.finish();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    public EncodedRows train() {
        return stores.get(Part.TRAIN);
    }

    /** Returns the rows to validate on; none when neither a file nor a fraction was asked for. */
    public EncodedRows validation() {
        return stores.get(Part.VALIDATION);
    }

    /** Returns the rows to test on; none when neither a file nor a fraction was asked for. */
    public EncodedRows test() {
        return stores.get(Part.TEST);
    }

    public ClassNames labels() {
        return labels;
    }

    /** Returns what is known from the training part alone. */
    public Vocabulary vocabulary() {
        return encoder.vocabulary();
    }

    public TextEncoder encoder() {
        return encoder;
    }

    /** Returns the texts that stand in two parts, an entry for each two parts that share some. */
    public List<Duplicates> duplicates() {
        return duplicates;
    }

    /** Returns what the user should know but what is no mistake. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Returns how many rows of each class a part has, by class index; new array. */
    public long[] classCounts(Part part) {
        return classCounts.get(part).clone();
    }

    /** Hands over the rows of a part as they are in the file, in its order; reads the file again. */
    public void forEach(Part part, TextSource.Visitor visitor) {
        Optional<TextSource> own = request.sources().ownFile(part);
        if (own.isPresent()) {
            own.get().forEach(labels, visitor);
            return;
        }
        Split.Pass pass = split.begin();
        request.sources().train().forEach(labels, (row, label) -> {
            if (pass.next(label, row.group()) == part) {
                visitor.visit(row, label);
            }
        });
    }

    @Override
    public void close() {
        stores.values().forEach(RowStore::close);
        try {
            Files.deleteIfExists(scratchFolder);
        } catch (IOException notEmpty) {
            // Somebody else keeps something there.
        }
    }

    /** Reads held-out files before the long passes: a mistake in them is told at once. */
    private void checkOwnFiles() {
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            request.sources().ownFile(part).ifPresent(source -> {
                TreeSet<String> shared = new TreeSet<>();
                source.forEach(labels, (row, label) -> {
                    if (census.hasGroup(row.group())) {
                        shared.add(row.group());
                    }
                });
                if (!shared.isEmpty()) {
                    warnings.add("group '" + shared.first() + "' has rows in the training file and in "
                            + source.csv().name()
                            + (shared.size() > 1 ? ", one of " + shared.size() + " that do" : ""));
                }
            });
        }
    }

    private Vocabulary countVocabulary() {
        VocabularyCounter counter = new VocabularyCounter();
        forEach(Part.TRAIN, (row, label) -> counter.count(request.tokenizer().tokenize(row.text(), request.length())));
        return counter.vocabulary(request.vocabularySize());
    }

    private void encode() {
        for (Part part : Part.values()) {
            stores.put(part, new RowStore(scratchFolder));
            classCounts.put(part, new long[labels.size()]);
        }
        TextTransform transform = new TextTransform(encoder, labels);
        Split.Pass pass = split.begin();
        request.sources().train().forEach(labels, (row, label) -> add(pass.next(label, row.group()), transform, row));
        for (Part part : Part.values()) {
            request.sources()
                    .ownFile(part)
                    .ifPresent(source -> source.forEach(labels, (row, label) -> add(part, transform, row)));
            stores.get(part).finish();
        }
    }

    private void add(Part part, TextTransform transform, TextSource.Row row) {
        classCounts.get(part)[add(stores.get(part), transform, row)]++;
    }

    /** Returns the class of the row that was added. */
    private static int add(RowStore store, TextTransform transform, TextSource.Row row) {
        List<List<Writable>> steps = transform.apply(row);
        int label = transform.label(steps);
        store.add(transform.tokens(steps), label, row.line(), hash(row.text()));
        return label;
    }

    private void checkParts() {
        Split.Fractions held = request.heldOut();
        checkRows(Part.TEST, held.test());
        checkRows(Part.VALIDATION, held.validation());
        long[] counts = classCounts.get(Part.TRAIN);
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                warnings.add("no row of class '" + labels.name(label) + "' is in the training part");
            }
        }
    }

    private void checkRows(Part part, double fraction) {
        if (fraction > 0 && stores.get(part).size() == 0) {
            throw new ElmanException(Finding.at(
                            SourceLocation.of(request.sources().train().csv().name()),
                            "too few rows or groups: none is left for "
                                    + part.name().toLowerCase(Locale.ROOT))
                    .withHint("give more rows or groups, or a larger fraction"));
        }
    }

    private List<Duplicates> findDuplicates() {
        return List.of(
                        duplicates(Part.TEST, Part.TRAIN),
                        duplicates(Part.VALIDATION, Part.TRAIN),
                        duplicates(Part.TEST, Part.VALIDATION))
                .stream()
                .filter(found -> found.rows() > 0)
                .toList();
    }

    private Duplicates duplicates(Part heldOut, Part other) {
        return Duplicates.between(heldOut, stores.get(heldOut), other, stores.get(other));
    }

    /** Returns the FNV-1a hash of 64 bits (Fowler, Noll and Vo, 1991), over characters in place of bytes. */
    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
