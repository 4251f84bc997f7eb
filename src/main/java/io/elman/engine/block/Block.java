package io.elman.engine.block;

import java.nio.Buffer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Numbers twice: in a Java array, where loops are fast, and in native memory, where BLAS is. Neither follows the other
 * until {@link #push} or {@link #pull} says so. Memory is kept from use to use and only ever grows, so that nothing is
 * allocated once the largest batch has been seen.
 */
public abstract sealed class Block permits FloatBlock, DoubleBlock {
    /** Columns that are turned into rows at a time. */
    static final int STRIP = 16;

    /** Columns of which those of some dozens of rows stay in the nearest cache. */
    static final int NEAR_COLUMNS = 64;

    private int length;

    /** Returns an empty block of FLOAT or DOUBLE. */
    public static Block of(DataType type) {
        return switch (type) {
            case FLOAT -> new FloatBlock();
            case DOUBLE -> new DoubleBlock();
            default -> throw new IllegalArgumentException("the engine computes in FLOAT or DOUBLE, not in " + type);
        };
    }

    /**
     * Makes room for a matrix; what the block held may be lost.
     *
     * @throws IllegalArgumentException if a Java array cannot be that long
     */
    public final void require(long rows, long columns) {
        long needed = rows * columns;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("[" + rows + ", " + columns + "] is more than one block can hold");
        }
        length = Math.max(length, (int) needed);
    }

    /** Returns how many numbers there is room for. */
    final int length() {
        return length;
    }

    /** Returns rows of the native side as a factor of a product. */
    public abstract Matrix factor(int firstRow, int rows, int columns);

    /** Returns numbers of the native side, from any one on, as a matrix to read or to write. */
    public final Matrix part(int first, int rows, int columns) {
        return Matrix.dense(factor(0, 1, 1).memory(), first, rows, columns);
    }

    /** Returns rows of the native side as the place for a product. */
    public abstract Matrix product(int firstRow, int rows, int columns);

    /** Copies from the Java to the native side. */
    public abstract void push(int from, int count);

    /** Copies from the native to the Java side. */
    public abstract void pull(int from, int count);

    /** Copies from another block's Java side to this one's native side. */
    public abstract void push(Block source, int sourceFrom, int from, int count);

    /** Copies from another block's Java side to this one's. */
    public abstract void copy(Block source, int sourceFrom, int from, int count);

    /** Sets the Java side to zero. */
    public abstract void clear(int from, int count);

    /** Reads numbers that lie a stride apart in memory of the block's type into the Java side. */
    public abstract void read(Buffer memory, int at, int stride, int to, int count);

    /** Writes the Java side to memory of the block's type, a stride apart. */
    public abstract void write(Buffer memory, int at, int stride, int from, int count);

    /** Replaces z by f(z) on the Java side. */
    public abstract void activate(Activation f, int from, int count);

    /**
     * Replaces, on the Java side, dL/dh as it comes from above by dL/dz = (dL/dh + carry) f'(z).
     *
     * @param carry dL/dh as it comes from the next step, from its first number on; not modified
     * @param hidden f(z); not modified
     */
    public abstract void backThrough(Activation f, Block carry, Block hidden, int hiddenFrom, int from, int count);

    /** Adds the sum of another block's rows, on the Java sides, to the first numbers of this one. */
    public abstract void addRows(Block source, int firstRow, int rows, int columns);

    /** Replaces every row z, on the Java side, by softmax(z). */
    public final void softmax(int rows, int columns) {
        softmax(0, rows, columns);
    }

    /** Replaces every row z, on the Java side, from a number on, by softmax(z). */
    public abstract void softmax(int from, int rows, int columns);

    /**
     * Replaces, on the Java side, every row dL/dp by dL/dz = p (dL/dp - sum p dL/dp), where p = softmax(z).
     *
     * @param probabilities the rows p, from the same number on; not modified
     */
    public abstract void backThroughSoftmax(Block probabilities, int from, int rows, int columns);

    /**
     * Replaces every row z, on the Java side, by softmax(z) times the sum of its label, less the label: the gradient of the
     * cross-entropy.
     *
     * @param labels one-hot, probabilities or weighted ones; not modified
     * @return the cross-entropy of all rows together, nats
     */
    public abstract double crossEntropy(Block labels, int rows, int columns);

    /**
     * Replaces every row z, on the Java side, by softmax(z) less 1 at its class, the gradient of the cross-entropy.
     *
     * @param classes number of each row's class, negative for a row that counts for nothing; not modified
     * @return the cross-entropy of all rows together, nats
     * @throws IllegalArgumentException if a number is that of no class
     */
    public final double crossEntropyOfClasses(Block classes, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            double number = classes.number(row);
            if (!(number < columns) || number != Math.rint(number)) {
                throw new IllegalArgumentException("class " + number + " is none of the " + columns);
            }
        }
        return crossEntropyOf(classes, rows, columns);
    }

    /** Does {@link #crossEntropyOfClasses} with classes that are known to exist. */
    abstract double crossEntropyOf(Block classes, int rows, int columns);

    /**
     * Replaces every row of values, on the Java side, by the gradient of its loss, which is the mean over the columns.
     *
     * @param labels on the Java side; not modified
     * @return the loss of all rows together
     */
    public abstract double valueLoss(ValueLoss error, Block labels, int rows, int columns);

    /**
     * Adds a column of rows, on the Java sides, to the numbers of this block, a column of a table.
     *
     * @param values [rows, columns]; not modified
     * @param rows to which number of this block each row is added; not modified
     */
    public abstract void addColumn(Block values, int[] rows, int column, int columns);

    /**
     * Reads rows of a table in memory of the block's type into the Java side, one after the other.
     *
     * @param rows which rows of the table; not modified
     * @param rowStride from a number to that below it
     * @param columnStride from a number to that beside it
     */
    public abstract void readRows(Buffer memory, int[] rows, int rowStride, int columnStride, int columns);

    /**
     * Reads a matrix that lies column by column in memory of the block's type into the Java side, row by row.
     *
     * @param memory not modified
     */
    public abstract void readColumns(Buffer memory, int rows, int columns);

    /**
     * Adds rows of another block, on the Java sides, to rows of this one.
     *
     * @param rows to which row each row of the other block is added, the first ones first; not modified
     */
    public abstract void addToRows(Block source, int[] rows, int columns);

    /** Adds numbers of another block to the first numbers of this one, on the Java sides. */
    public abstract void add(Block source, int sourceFrom, int count);

    /** Replaces the first numbers of this block by those of another block where these are larger, on the Java sides. */
    public abstract void max(Block source, int sourceFrom, int count);

    /**
     * Replaces gradients by what Adam subtracts from the weights, on the Java sides.
     *
     * @param first moments, one a number; modified
     * @param second moments, one a number; modified
     */
    public abstract void adam(Block first, Block second, Moments step, int count);

    /**
     * Multiplies numbers of the Java side by 0 or by 1 / kept.
     *
     * @param seed of the draws
     * @param first which draw the first number takes; the next one takes the next
     */
    public abstract void drop(long seed, long first, double kept, int count);

    /** Returns 24 random bits for a place: the finalizer of C. Wellons' lowbias32 over a sequence of the seed's own. */
    static int bits(long seed, long place) {
        int x = (int) (place * ((seed >>> 32) | 1) + seed);
        x = (x ^ (x >>> 16)) * 0x7feb352d;
        x = (x ^ (x >>> 15)) * 0x846ca68b;
        return (x ^ (x >>> 16)) >>> 8;
    }

    /** Replaces numbers z of the Java side by exp(2 z), where that is not beyond what the type can hold. */
    public abstract void exponentiateTwice(int count);

    /** Sets numbers of the Java side to the scores of an example. */
    public abstract void additiveScores(Pairing at, AdditiveFactors of);

    /**
     * Goes back from the slopes of an example's scores, which stand on the Java side and are not modified.
     *
     * @param of as they were for the scores; not modified
     * @param into modified: the slopes of the example's queries, keys and weights
     */
    public abstract void backThroughAdditiveScores(Pairing at, AdditiveFactors of, AdditiveFactors into);

    /** Sets a number of the Java side. */
    public abstract void set(int at, double number);

    /** Returns a number of the Java side. */
    public abstract double number(int at);

    /** Multiplies every column of the Java side by its factor. */
    public final void multiplyColumns(double[] factors, int rows) {
        for (int i = 0; i < rows * factors.length; i++) {
            set(i, number(i) * factors[i % factors.length]);
        }
    }

    /** Multiplies numbers of the Java side. */
    public abstract void multiply(double factor, int from, int count);
}
