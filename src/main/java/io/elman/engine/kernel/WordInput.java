package io.elman.engine.kernel;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Words that a cell reads. With e the vectors of the words that occur, each once, and s(r) the number of the word of row r
 * among them:
 *
 * <pre>
 *     z_r = (e W_xh + b_h)_s(r)     de W_xh: ds = sum of dz_r over the rows of a word     dW_xh = e' ds     de = ds W_xh'
 * </pre>
 *
 * A text of characters has some dozens of them in a thousand rows.
 */
final class WordInput implements CellInput {
    private final Block vectors;
    private final Block sums;
    private final Block dSums;
    private final Block dVectors;
    private final Block bias;
    private Words words;
    private int[] places = {};
    private int[] distinct = {};
    private int[] wordOfRow = {};

    WordInput(DataType type) {
        this.vectors = Block.of(type);
        this.sums = Block.of(type);
        this.dSums = Block.of(type);
        this.dVectors = Block.of(type);
        this.bias = Block.of(type);
    }

    /** @param given read by the next {@link #multiply}; not modified */
    WordInput take(Words given) {
        words = given;
        return this;
    }

    @Override
    public void multiply(CellParameters parameters, Packing steps, Block z, int firstRow) {
        int width = parameters.hidden();
        collect(steps);
        vectors.require(distinct.length, words.width());
        sums.require(distinct.length, width);
        if (distinct.length == 0) {
            return;
        }
        Tensor.of(words.table()).lookUp(distinct, vectors);
        vectors.push(0, distinct.length * words.width());
        Tensor.repeat(parameters.hiddenBias(), distinct.length, sums);
        sums.push(0, distinct.length * width);
        Blas.multiplyAdd(
                vectors.factor(0, distinct.length, words.width()),
                Matrix.of(parameters.inputWeights()),
                sums.product(0, distinct.length, width));
        sums.pull(0, distinct.length * width);
        for (int row = 0; row < wordOfRow.length; row++) {
            z.push(sums, wordOfRow[row] * width, (firstRow + row) * width, width);
        }
    }

    /** Numbers the words in the order in which they occur. The row of a masked step counts as of the first one. */
    private void collect(Packing packing) {
        int vocabulary = words.vocabulary();
        places = places.length < vocabulary ? new int[vocabulary] : places;
        Arrays.fill(places, 0, vocabulary, -1);
        wordOfRow = new int[packing.rows()];
        int[] found = new int[Math.min(vocabulary, packing.rows())];
        int count = 0;
        for (int step = 0; step < packing.steps(); step++) {
            for (int place = 0; place < packing.rows(step); place++) {
                if (packing.isReal(place, step)) {
                    int word = words.at(packing.example(place), packing.time(step));
                    if (places[word] < 0) {
                        found[count] = word;
                        places[word] = count++;
                    }
                    wordOfRow[packing.firstRow(step) + place] = places[word];
                }
            }
        }
        distinct = Arrays.copyOf(found, count);
    }

    @Override
    public void backward(CellParameters parameters, Block dz, CellParameters gradients) {
        int width = parameters.hidden();
        int count = distinct.length;
        bias.require(1, width);
        bias.clear(0, width);
        dSums.require(count, width);
        dVectors.require(count, words.width());
        if (count == 0) {
            gradients.inputWeights().assign(0);
        } else {
            dSums.clear(0, count * width);
            dSums.addToRows(dz, wordOfRow, width);
            dSums.push(0, count * width);
            bias.addRows(dSums, 0, count, width);
            Matrix slopes = dSums.factor(0, count, width);
            Blas.multiply(
                    vectors.factor(0, count, words.width()).transpose(), slopes, Matrix.of(gradients.inputWeights()));
            Blas.multiply(
                    slopes,
                    Matrix.of(parameters.inputWeights()).transpose(),
                    dVectors.product(0, count, words.width()));
            dVectors.pull(0, count * words.width());
        }
        Tensor.of(gradients.hiddenBias().reshape(1, width)).scatterState(Packing.SINGLE, bias, 0);
    }

    /** Adds a column of the gradient of the vectors to that of the table, on the Java sides. */
    void addColumn(Block tableColumn, int column) {
        tableColumn.addColumn(dVectors, distinct, column, words.width());
    }
}
