package io.elman.data.labelled;

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
import java.util.function.Function;

/**
 * Labelled items, checked and split. The training file is read to check and count the rows, then again in each pass over
 * a part, and once more to encode all rows into files of a scratch folder. So the memory that is needed does not grow with
 * the file (but for 8 bytes a held-out row, and an entry a group where there are groups).
 */
public final class Parts<T> implements Closeable {
    private final Sources<T> sources;
    private final Split.Fractions held;
    private final Census<T> census;
    private final ClassNames labels;
    private final Split split;
    private final List<String> warnings = new ArrayList<>();
    private final Map<Part, RowStore> stores = new EnumMap<>(Part.class);
    private final Map<Part, long[]> classCounts = new EnumMap<>(Part.class);
    private Path scratchFolder;

    /**
     * Where the rows come from.
     *
     * @param train also gives the rows of the parts that have no file of their own
     */
    public record Sources<T>(
            LabelledSource<T> train, Optional<LabelledSource<T>> validation, Optional<LabelledSource<T>> test) {
        Optional<LabelledSource<T>> ownFile(Part part) {
            return switch (part) {
                case TRAIN -> Optional.empty();
                case VALIDATION -> validation;
                case TEST -> test;
            };
        }

        Split.Fractions heldOut(Split.Fractions fractions) {
            return new Split.Fractions(
                    test.isPresent() ? 0 : fractions.test(), validation.isPresent() ? 0 : fractions.validation());
        }
    }

    /**
     * A row as it is kept.
     *
     * @param numbers at least one; not modified
     * @param hash the same for the same item
     */
    public record Encoded(int[] numbers, int label, long hash) {}

    /**
     * Checks and splits the rows.
     *
     * @param fractions held out of the training file; that of a part with its own file does not count
     * @throws ElmanException with all that is wrong with one file
     */
    public Parts(Sources<T> sources, Split.Fractions fractions, long seed) {
        if (!sources.train().csv().isRepeatable()) {
            throw new ElmanException(Finding.at(
                    SourceLocation.of(sources.train().csv().name()),
                    "training reads its data more than once: it has to be a file"));
        }
        this.sources = sources;
        this.held = sources.heldOut(fractions);
        this.census = Census.of(sources.train());
        this.labels = census.labels();
        this.split = census.split(held, seed);
        checkOwnFiles();
    }

    public ClassNames labels() {
        return labels;
    }

    /** Returns what the user should know but what is no mistake. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Hands over the rows of a part as they are in the file, in its order; reads the file again. */
    public void forEach(Part part, LabelledRow.Visitor<T> visitor) {
        Optional<LabelledSource<T>> own = sources.ownFile(part);
        if (own.isPresent()) {
            own.get().forEach(labels, visitor);
            return;
        }
        Split.Pass pass = split.begin();
        sources.train().forEach(labels, (row, label) -> {
            if (pass.next(label, row.group()) == part) {
                visitor.visit(row, label);
            }
        });
    }

    /**
     * Keeps all rows in a folder until this is closed.
     *
     * @param scratch made if it is missing
     * @param encoders of each part
     * @throws ElmanException when the folder cannot be written to, or a part has no row
     */
    public void encode(Path scratch, Function<Part, Function<LabelledRow<T>, Encoded>> encoders) {
        scratchFolder = scratch;
        try {
            encode(encoders);
            checkParts();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Returns the rows that are kept of a part; none when neither a file nor a fraction was asked for. */
    public RowStore store(Part part) {
        return stores.get(part);
    }

    /** Returns how many rows of each class a part has, by class index; new array. */
    public long[] classCounts(Part part) {
        return classCounts.get(part).clone();
    }

    /** Returns the items that stand in two parts, an entry for each two parts that share some. */
    public List<Duplicates> duplicates() {
        return List.of(
                        duplicates(Part.TEST, Part.TRAIN),
                        duplicates(Part.VALIDATION, Part.TRAIN),
                        duplicates(Part.TEST, Part.VALIDATION))
                .stream()
                .filter(found -> found.rows() > 0)
                .toList();
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
            sources.ownFile(part).ifPresent(source -> {
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

    private void encode(Function<Part, Function<LabelledRow<T>, Encoded>> encoders) {
        Map<Part, Function<LabelledRow<T>, Encoded>> byPart = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            stores.put(part, new RowStore(scratchFolder));
            classCounts.put(part, new long[labels.size()]);
            byPart.put(part, encoders.apply(part));
        }
        Split.Pass pass = split.begin();
        sources.train().forEach(labels, (row, label) -> {
            Part part = pass.next(label, row.group());
            add(part, row, byPart.get(part));
        });
        for (Part part : Part.values()) {
            sources.ownFile(part)
                    .ifPresent(source -> source.forEach(labels, (row, label) -> add(part, row, byPart.get(part))));
            stores.get(part).finish();
        }
    }

    private void add(Part part, LabelledRow<T> row, Function<LabelledRow<T>, Encoded> encoder) {
        Encoded encoded = encoder.apply(row);
        stores.get(part).add(encoded.numbers(), encoded.label(), row.line(), encoded.hash());
        classCounts.get(part)[encoded.label()]++;
    }

    private void checkParts() {
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
                            SourceLocation.of(sources.train().csv().name()),
                            "too few rows or groups: none is left for "
                                    + part.name().toLowerCase(Locale.ROOT))
                    .withHint("give more rows or groups, or a larger fraction"));
        }
    }

    private Duplicates duplicates(Part heldOut, Part other) {
        return Duplicates.between(heldOut, stores.get(heldOut), other, stores.get(other));
    }
}
