package io.elman.data.text;

import io.elman.ElmanException;
import io.elman.data.Part;
import io.elman.data.labelled.LabelledRow;
import io.elman.data.labelled.Parts;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import org.datavec.api.writable.Writable;

/**
 * Labelled texts, checked, split and encoded. The words are counted in a pass over the training part; the memory that is
 * needed does not grow with the file.
 */
public final class TextDataset implements Closeable {
    private final Parts<String> parts;
    private final TextEncoder encoder;

    /**
     * What is asked for.
     *
     * @param vocabularySize with padding and unknown
     * @param length most tokens of a text that are kept
     */
    public record Request(Tokenizer tokenizer, int vocabularySize, int length) {}

    private TextDataset(Parts<String> parts, Request request, Path scratchFolder) {
        this.parts = parts;
        this.encoder = new TextEncoder(request.tokenizer(), countVocabulary(request), request.length());
        TextTransform transform = new TextTransform(encoder, parts.labels());
        parts.encode(scratchFolder, part -> row -> encode(transform, row));
    }

    /**
     * Returns the rows of all parts, encoded.
     *
     * @param parts closed with this
     * @param scratchFolder where encoded rows are kept until this is closed; made if it is missing
     * @throws ElmanException when the folder cannot be written to, or a part has no row
     */
    public static TextDataset open(Parts<String> parts, Request request, Path scratchFolder) {
        return new TextDataset(parts, request, scratchFolder);
    }

    public Parts<String> parts() {
        return parts;
    }

    /** Returns the rows that are kept of a part. */
    public EncodedRows rows(Part part) {
        return EncodedRows.of(parts.store(part));
    }

    /** Returns what is known from the training part alone. */
    public Vocabulary vocabulary() {
        return encoder.vocabulary();
    }

    public TextEncoder encoder() {
        return encoder;
    }

    @Override
    public void close() {
        parts.close();
    }

    private Vocabulary countVocabulary(Request request) {
        VocabularyCounter counter = new VocabularyCounter();
        parts.forEach(
                Part.TRAIN, (row, label) -> counter.count(request.tokenizer().tokenize(row.item(), request.length())));
        return counter.vocabulary(request.vocabularySize());
    }

    private static Parts.Encoded encode(TextTransform transform, LabelledRow<String> row) {
        List<List<Writable>> steps = transform.apply(row);
        return new Parts.Encoded(transform.tokens(steps), transform.label(steps), hash(row.item()));
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
