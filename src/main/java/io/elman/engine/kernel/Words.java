package io.elman.engine.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Words of a batch in place of their vectors: a recurrence multiplies the vector of each word once, however often the word
 * occurs.
 *
 * @param table W, [vocabulary, width]; held, not copied
 * @param numbers [example * steps + time], rows of the table; what stands at masked steps means nothing
 * @param examples number of sequences
 * @param steps number of steps of each
 */
public record Words(INDArray table, int[] numbers, int examples, int steps) {
    /**
     * Returns the words of a batch.
     *
     * @param table [vocabulary, width]; held, not copied
     * @param numbers [batch, time], from 0 on; what stands at masked steps does not matter; not modified
     * @param packing of the same sequences
     * @throws IllegalArgumentException if a number is none of the vocabulary's
     */
    public static Words of(INDArray table, INDArray numbers, Packing packing) {
        double[] given = numbers.dup('c').data().asDouble();
        int[] rows = new int[given.length];
        for (int place = 0; place < packing.batch(); place++) {
            int first = packing.example(place) * packing.steps();
            for (int step = 0; step < packing.steps(); step++) {
                if (packing.isReal(place, step)) {
                    rows[first + step] = requireWord(given[first + step], table.size(0));
                }
            }
        }
        return new Words(table, rows, packing.batch(), packing.steps());
    }

    private static int requireWord(double word, long vocabulary) {
        if (!(word >= 0 && word < vocabulary)) {
            throw new IllegalArgumentException("word " + word + " is none of the " + vocabulary + " of the vocabulary");
        }
        return (int) word;
    }

    int vocabulary() {
        return (int) table.size(0);
    }

    int width() {
        return (int) table.size(1);
    }

    int at(int example, int time) {
        return numbers[example * steps + time];
    }
}
