package io.elman.data.text.symbol;

import io.elman.data.SeededRandom;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A text cut into streams of equal length, and the streams into segments: each batch has the next segment of every stream,
 * with the symbol that follows as the label of each step. What does not fill a segment is left out; where the first stream
 * begins differs from epoch to epoch, and so does what is left out.
 */
public final class Segments {
    private final int[] symbols;
    private final int length;
    private final Shape shape;
    private final long seed;

    /**
     * How the text is cut.
     *
     * @param streams side by side
     * @param steps of a segment
     * @param vocabulary how many symbols there are
     * @param oneHot whether symbols go in as one-hot rather than as numbers
     */
    public record Shape(int streams, int steps, int vocabulary, boolean oneHot) {
        /** Returns how many symbols a batch takes: the last one is a label only. */
        public long symbols() {
            return (long) streams * steps + 1;
        }
    }

    /**
     * @param symbols of which the first are learned; not modified, and kept
     * @throws IllegalArgumentException if there are too few for a batch
     */
    public Segments(int[] symbols, int length, Shape shape, long seed) {
        if (length < shape.symbols()) {
            throw new IllegalArgumentException(length + " symbols are too few for a batch of " + shape.symbols());
        }
        this.symbols = symbols;
        this.length = length;
        this.shape = shape;
        this.seed = seed;
    }

    /** Returns how many batches an epoch has. */
    public int count() {
        return (length - 1) / shape.streams() / shape.steps();
    }

    /**
     * Returns the batches of an epoch: features [streams, 1, steps], or [streams, vocabulary, steps] of one-hot symbols,
     * the numbers of the symbols that follow as labels, [streams, 1, steps], and the labels' mask, all ones. The next batch is
     * written into the same arrays.
     */
    public Iterator<DataSet> epoch(int number) {
        int stream = count() * shape.steps();
        int left = length - 1 - stream * shape.streams();
        int begin = (int) new SeededRandom(seed, number).below(left + 1L);
        Batch batch = new Batch();
        return new Iterator<>() {
            private int done;

            @Override
            public boolean hasNext() {
                return done < count();
            }

            @Override
            public DataSet next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return batch.fill(begin + done++ * shape.steps(), stream);
            }
        };
    }

    /** The arrays of all batches; the numbers lie in the order in which networks compute them, time first. */
    private final class Batch {
        private final INDArray inputs = array(shape.oneHot() ? shape.vocabulary() : 1);
        private final INDArray labels = array(1);
        private final INDArray mask = Nd4j.ones(shape.streams(), shape.steps());
        private int filledFrom = -1;

        private INDArray array(int channels) {
            return Nd4j.zeros(shape.steps(), shape.streams(), channels);
        }

        /** @param from where the segment of the first stream begins */
        DataSet fill(int from, int stream) {
            if (shape.oneHot() && filledFrom >= 0) {
                write(filledFrom, stream, 0);
            }
            write(from, stream, 1);
            filledFrom = from;
            return new DataSet(inputs.permute(1, 2, 0), labels.permute(1, 2, 0), null, mask);
        }

        private void write(int from, int stream, int value) {
            for (int row = 0; row < shape.streams(); row++) {
                for (int step = 0; step < shape.steps(); step++) {
                    int at = from + row * stream + step;
                    if (shape.oneHot()) {
                        inputs.putScalar(step, row, symbols[at], value);
                    } else {
                        inputs.putScalar(step, row, 0, symbols[at]);
                    }
                    labels.putScalar(step, row, 0, symbols[at + 1]);
                }
            }
        }
    }
}
