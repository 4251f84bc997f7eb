package io.elman.engine.inference;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import io.elman.engine.kernel.CellParameters;
import io.elman.engine.kernel.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the input of a layer adds to its states, {@code x_t W_xh + b_h}. Shared by threads: nothing is modified. */
interface Inputs {
    /**
     * Returns the sums for all steps of some texts.
     *
     * @param below states of the layer below, a row for each row of the texts; not used above words; not modified but for
     *     its native side
     */
    Rows prepare(Sequences texts, Block below, Workspace space);

    /**
     * Computes the sum of one step of one text.
     *
     * @param word that is read; not used above the lowest layer
     * @param below state of the layer below, on its native side; not used in the lowest layer
     * @param sum modified: the first row of its native side
     */
    void step(int word, Block below, Block sum);

    /** Sums by place and step. */
    interface Rows {
        /** Copies the sum for a step, counted from the text's begin, to a row of a block's Java side. */
        void copy(int place, int step, Block target, int row);
    }

    /**
     * Returns the inputs of a layer that reads words: the sum of every word there is is computed here, once.
     *
     * @param vectors [vocabulary, features]; null for one-hot words, of which the product is a row of the weights
     */
    static Inputs words(INDArray vectors, CellParameters weights) {
        INDArray products = vectors == null ? weights.inputWeights() : vectors.mmul(weights.inputWeights());
        INDArray sums = products.addRowVector(weights.hiddenBias().reshape(1, weights.hidden()))
                .dup('c');
        Block table = Block.of(sums.dataType());
        int width = weights.hidden();
        table.require(sums.size(0), width);
        int numbers = Math.toIntExact(sums.length());
        table.read(Matrix.pointer(sums).capacity(numbers).asBuffer(), 0, 1, 0, numbers);
        return new Words(table, width);
    }

    /** Returns the inputs of a layer that reads the states of another. */
    static Inputs states(CellParameters weights) {
        return new States(weights);
    }

    /** @param table the sum of each word, on its Java side */
    record Words(Block table, int width) implements Inputs {
        @Override
        public Rows prepare(Sequences texts, Block below, Workspace space) {
            return (place, step, target, row) ->
                    target.copy(table, texts.word(place, step) * width, row * width, width);
        }

        @Override
        public void step(int word, Block below, Block sum) {
            sum.push(table, word * width, 0, width);
        }
    }

    /** @param weights not modified */
    record States(CellParameters weights) implements Inputs {
        @Override
        public Rows prepare(Sequences texts, Block below, Workspace space) {
            int rows = texts.rows();
            int width = weights.hidden();
            Block sums = space.sums();
            sums.require(rows, width);
            Tensor.repeat(weights.hiddenBias(), rows, sums);
            sums.push(0, rows * width);
            below.push(0, rows * weights.features());
            Matrix product = sums.product(0, rows, width);
            Blas.multiplyAdd(below.factor(0, rows, weights.features()), Matrix.of(weights.inputWeights()), product);
            sums.pull(0, rows * width);
            return (place, step, target, row) -> target.copy(sums, texts.row(place, step) * width, row * width, width);
        }

        @Override
        public void step(int word, Block below, Block sum) {
            Tensor.repeat(weights.hiddenBias(), 1, sum);
            sum.push(0, weights.hidden());
            RowProduct.add(
                    below.factor(0, 1, weights.features()),
                    Matrix.of(weights.inputWeights()),
                    sum.product(0, 1, weights.hidden()));
        }
    }
}
