package io.elman.engine.kernel;

import io.elman.engine.block.Block;
import io.elman.engine.parallel.Crew;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Vectors of words, and the gradient of the table they come from, which only the rows of the words that occur have any of:
 *
 * <pre>
 *     x_t = W[word_t]     dW[word_t] += dL/dx_t
 * </pre>
 */
public final class EmbeddingTable {
    /** Numbers of a table below which it is not worth being shared by threads. */
    private static final int LARGE = 1 << 15;

    private final Block[] columns = new Block[Crew.MOST_PARTS];
    private final Block vectors;
    private final Block zeros;
    private Packing packing;
    private int[] rows = {};

    /** @param type FLOAT or DOUBLE */
    public EmbeddingTable(DataType type) {
        Arrays.setAll(columns, part -> Block.of(type));
        this.vectors = Block.of(type);
        this.zeros = Block.of(type);
    }

    /**
     * Looks up the words of every step.
     *
     * @param weights [vocabulary, width]; not modified
     * @param numbers [batch, time], from 0 on; what stands in masked steps does not matter; not modified
     * @param out [batch, width, time]; modified: the vectors, zero at masked steps
     * @throws IllegalArgumentException if a number is none of the vocabulary's
     */
    public void lookUp(INDArray weights, INDArray numbers, Packing steps, INDArray out) {
        int width = (int) weights.size(1);
        Shapes.require("output", out, weights, steps.batch(), width, steps.steps());
        packing = steps;
        rows = inOrder(Words.of(weights, numbers, steps));
        vectors.require(packing.rows(), width);
        zeros.require(1, width);
        Tensor.of(weights).lookUp(rows, vectors);
        Tensor.of(out).scatter(packing, vectors, 0, zeros);
    }

    private int[] inOrder(Words words) {
        int[] inOrder = new int[packing.rows()];
        for (int step = 0; step < packing.steps(); step++) {
            for (int place = 0; place < packing.rows(step); place++) {
                inOrder[packing.firstRow(step) + place] = words.at(packing.example(place), packing.time(step));
            }
        }
        return inOrder;
    }

    /**
     * Computes the gradient of the table.
     *
     * @param epsilon dL/dx, [batch, width, time]; not modified
     * @param gradient [vocabulary, width]; modified: overwritten
     */
    public void backward(INDArray epsilon, INDArray gradient) {
        Shapes.require("epsilon", epsilon, gradient, packing.batch(), gradient.size(1), packing.steps());
        int vocabulary = (int) gradient.size(0);
        int width = (int) gradient.size(1);
        Tensor.of(epsilon).gather(packing, vectors);
        Tensor table = Tensor.of(gradient);
        forColumns(gradient, (sums, column) -> {
            sums.clear(0, vocabulary);
            sums.addColumn(vectors, rows, column, width);
            table.writeColumn(column, vocabulary, sums);
        });
    }

    /**
     * Computes the gradient of the table from what cells that read its words have found in their backward passes.
     *
     * @param readers all that read them, in the order in which their gradients are added
     * @param gradient [vocabulary, width]; modified: overwritten
     */
    public void backward(List<Recurrence> readers, INDArray gradient) {
        int vocabulary = (int) gradient.size(0);
        Tensor table = Tensor.of(gradient);
        forColumns(gradient, (sums, column) -> {
            sums.clear(0, vocabulary);
            readers.forEach(reader -> reader.addTableGradient(sums, column));
            table.writeColumn(column, vocabulary, sums);
        });
    }

    /**
     * Does something with every column of a table, and a block as long as one. DL4J's tables lie column by column: to go
     * through a column at full speed is faster than to visit the rows that are wanted.
     */
    private void forColumns(INDArray table, ObjIntConsumer<Block> task) {
        int width = (int) table.size(1);
        int parts = table.length() < LARGE ? 1 : Math.min(columns.length, width);
        Crew.shared().runRanges(width, parts, (part, first, end) -> {
            columns[part].require(table.size(0), 1);
            for (int column = first; column < end; column++) {
                task.accept(columns[part], column);
            }
        });
    }
}
