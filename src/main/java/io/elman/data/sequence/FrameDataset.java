package io.elman.data.sequence;

import io.elman.ElmanException;
import io.elman.data.Part;
import io.elman.data.labelled.LabelledRow;
import io.elman.data.labelled.Parts;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Labelled items of numbers over time, checked, split and encoded. */
public final class FrameDataset<T> implements Closeable {
    private final Parts<T> parts;
    private final FrameEncoder<T> encoder;
    private final Optional<Variation<T>> variation;

    private FrameDataset(Parts<T> parts, FrameEncoder<T> encoder, Optional<Variation<T>> variation, Path scratch) {
        this.parts = parts;
        this.encoder = encoder;
        this.variation = variation;
        parts.encode(scratch, part -> part == Part.TRAIN && variation.isPresent() ? this::keep : this::encode);
    }

    /**
     * Returns the rows of all parts, encoded.
     *
     * @param parts closed with this
     * @param variation of the training rows
     * @param scratch where encoded rows are kept until this is closed; made if it is missing
     * @throws ElmanException when the folder cannot be written to, or a part has no row
     */
    public static <T> FrameDataset<T> open(
            Parts<T> parts, FrameEncoder<T> encoder, Optional<Variation<T>> variation, Path scratch) {
        return new FrameDataset<>(parts, encoder, variation, scratch);
    }

    public Parts<T> parts() {
        return parts;
    }

    public FrameEncoder<T> encoder() {
        return encoder;
    }

    /** Returns the encoded rows of a part. */
    public FrameRows rows(Part part) {
        return part == Part.TRAIN && variation.isPresent()
                ? FrameRows.varied(parts.store(part), variation.get())
                : FrameRows.of(parts.store(part), encoder.features());
    }

    @Override
    public void close() {
        parts.close();
    }

    private Parts.Encoded encode(LabelledRow<T> row) {
        return encoded(row, item -> encoder.encode(item).values());
    }

    /** The steps are still what tells that an item stands in two parts. */
    private Parts.Encoded keep(LabelledRow<T> row) {
        Parts.Encoded kept = encoded(row, variation.orElseThrow()::keep);
        return new Parts.Encoded(kept.numbers(), kept.label(), encode(row).hash());
    }

    private Parts.Encoded encoded(LabelledRow<T> row, Function<T, float[]> encoding) {
        int[] bits = Numbers.bits(encoding.apply(row.item()));
        int label = parts.labels().indexOf(row.label()).orElseThrow();
        return new Parts.Encoded(bits, label, Numbers.hash(bits));
    }
}
