package io.elman.engine.block;

import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;

/** A block of doubles. */
final class DoubleBlock extends Block {
    private final DoubleAdditive additive = new DoubleAdditive();
    private double[] array = {};
    private double[] slopes = {};
    private double[] states = {};
    private DoubleBuffer memory = DoubleBuffer.allocate(0);
    // One pointer for reading and one for writing: a product may read other rows of the block that it writes to.
    private DoublePointer source = new DoublePointer();
    private DoublePointer target = new DoublePointer();

    private double[] array() {
        if (array.length < length()) {
            array = new double[length()];
        }
        return array;
    }

    private DoubleBuffer memory() {
        if (memory.capacity() < length()) {
            source = new DoublePointer(length());
            target = new DoublePointer(source);
            memory = source.asBuffer();
        }
        return memory;
    }

    @Override
    public Matrix factor(int firstRow, int rows, int columns) {
        memory();
        return Matrix.dense(source, firstRow * columns, rows, columns);
    }

    @Override
    public Matrix product(int firstRow, int rows, int columns) {
        memory();
        return Matrix.dense(target, firstRow * columns, rows, columns);
    }

    @Override
    public void push(int from, int count) {
        memory().put(from, array(), from, count);
    }

    @Override
    public void pull(int from, int count) {
        memory().get(from, array(), from, count);
    }

    @Override
    public void push(Block source, int sourceFrom, int from, int count) {
        memory().put(from, ((DoubleBlock) source).array(), sourceFrom, count);
    }

    @Override
    public void copy(Block source, int sourceFrom, int from, int count) {
        System.arraycopy(((DoubleBlock) source).array(), sourceFrom, array(), from, count);
    }

    @Override
    public void clear(int from, int count) {
        Arrays.fill(array(), from, from + count, 0);
    }

    @Override
    public void read(Buffer memory, int at, int stride, int to, int count) {
        DoubleBuffer numbers = (DoubleBuffer) memory;
        double[] into = array();
        if (stride == 1) {
            numbers.get(at, into, to, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            into[to + i] = numbers.get(at + i * stride);
        }
    }

    @Override
    public void write(Buffer memory, int at, int stride, int from, int count) {
        DoubleBuffer numbers = (DoubleBuffer) memory;
        double[] out = array();
        if (stride == 1) {
            numbers.put(at, out, from, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            numbers.put(at + i * stride, out[from + i]);
        }
    }

    @Override
    public void activate(Activation f, int from, int count) {
        f.apply(array(), from, from + count);
    }

    @Override
    public void backThrough(Activation f, Block carry, Block hidden, int hiddenFrom, int from, int count) {
        if (slopes.length < count) {
            slopes = new double[count];
            states = new double[count];
        }
        // In arrays of its own: of loops over parts that begin anywhere the JIT makes no vector instructions.
        System.arraycopy(array(), from, slopes, 0, count);
        System.arraycopy(((DoubleBlock) hidden).array(), hiddenFrom, states, 0, count);
        DoubleRows.add(slopes, ((DoubleBlock) carry).array(), count);
        f.multiplyBySlope(slopes, states, count);
        System.arraycopy(slopes, 0, array(), from, count);
    }

    @Override
    public void addRows(Block source, int firstRow, int rows, int columns) {
        double[] sum = array();
        double[] values = ((DoubleBlock) source).array();
        for (int row = firstRow; row < firstRow + rows; row++) {
            for (int column = 0; column < columns; column++) {
                sum[column] += values[row * columns + column];
            }
        }
    }

    @Override
    public void readRows(Buffer memory, int[] rows, int rowStride, int columnStride, int columns) {
        DoubleBuffer numbers = (DoubleBuffer) memory;
        double[] into = array();
        // A column of the table after the other: DL4J's tables lie so, and numbers of one column share pages.
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows.length; row++) {
                into[row * columns + column] = numbers.get(rows[row] * rowStride + column * columnStride);
            }
        }
    }

    @Override
    public void readColumns(Buffer memory, int rows, int columns) {
        DoubleBuffer numbers = (DoubleBuffer) memory;
        double[] into = array();
        // In strips, so that both ways through memory stay in the cache.
        for (int first = 0; first < columns; first += STRIP) {
            int last = Math.min(columns, first + STRIP);
            for (int row = 0; row < rows; row++) {
                for (int column = first; column < last; column++) {
                    into[row * columns + column] = numbers.get(column * rows + row);
                }
            }
        }
    }

    @Override
    public void addToRows(Block source, int[] rows, int columns) {
        for (int first = 0; first < columns; first += NEAR_COLUMNS) {
            DoubleRows.addToRows(
                    array(),
                    ((DoubleBlock) source).array(),
                    rows,
                    columns,
                    first,
                    Math.min(columns, first + NEAR_COLUMNS));
        }
    }

    @Override
    public void add(Block source, int sourceFrom, int count) {
        double[] sum = array();
        double[] values = ((DoubleBlock) source).array();
        for (int i = 0; i < count; i++) {
            sum[i] += values[sourceFrom + i];
        }
    }

    @Override
    public void max(Block source, int sourceFrom, int count) {
        double[] largest = array();
        double[] values = ((DoubleBlock) source).array();
        for (int i = 0; i < count; i++) {
            largest[i] = Math.max(largest[i], values[sourceFrom + i]);
        }
    }

    @Override
    public void adam(Block first, Block second, Moments step, int count) {
        double[] g = array();
        double[] m = ((DoubleBlock) first).array();
        double[] v = ((DoubleBlock) second).array();
        double beta1 = step.beta1();
        double beta2 = step.beta2();
        double rate = step.rate();
        double epsilon = step.epsilon();
        for (int i = 0; i < count; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]);
            g[i] = rate * m[i] / (Math.sqrt(v[i]) + epsilon);
        }
    }

    @Override
    public void drop(long seed, long first, double kept, int count) {
        double[] z = array();
        int limit = (int) (kept * (1 << 24));
        double factor = (1 / kept);
        for (int i = 0; i < count; i++) {
            z[i] = bits(seed, first + i) < limit ? z[i] * factor : 0;
        }
    }

    @Override
    public void set(int at, double number) {
        array()[at] = number;
    }

    @Override
    public double number(int at) {
        return array()[at];
    }

    @Override
    public void multiply(double factor, int from, int count) {
        DoubleRows.scale(array(), from, count, factor);
    }

    @Override
    public void softmax(int from, int rows, int columns) {
        double[] z = array();
        DoubleRows.shift(z, from, rows, columns);
        exponentiate(from, from + rows * columns);
        for (int row = 0; row < rows; row++) {
            int start = from + row * columns;
            DoubleRows.scale(z, start, columns, 1 / DoubleRows.sum(z, start, columns));
        }
    }

    @Override
    public void backThroughSoftmax(Block probabilities, int from, int rows, int columns) {
        double[] slope = array();
        double[] p = ((DoubleBlock) probabilities).array();
        for (int start = from; start < from + rows * columns; start += columns) {
            double mean = 0;
            for (int i = start; i < start + columns; i++) {
                mean += p[i] * slope[i];
            }
            for (int i = start; i < start + columns; i++) {
                slope[i] = p[i] * (slope[i] - mean);
            }
        }
    }

    @Override
    public double crossEntropy(Block labels, int rows, int columns) {
        double[] z = array();
        double[] wanted = ((DoubleBlock) labels).array();
        DoubleRows.shift(z, 0, rows, columns);
        double loss = -DoubleRows.dot(z, wanted, rows * columns);
        exponentiate(0, rows * columns);
        for (int row = 0; row < rows; row++) {
            int from = row * columns;
            double sum = DoubleRows.sum(z, from, columns);
            double weight = DoubleRows.sum(wanted, from, columns);
            loss += weight * Math.log(sum);
            DoubleRows.scale(z, from, columns, weight / sum);
        }
        for (int i = 0; i < rows * columns; i++) {
            z[i] -= wanted[i];
        }
        return loss;
    }

    @Override
    double crossEntropyOf(Block classes, int rows, int columns) {
        double[] z = array();
        double[] wanted = ((DoubleBlock) classes).array();
        double loss = 0;
        DoubleRows.shift(z, 0, rows, columns);
        for (int row = 0; row < rows; row++) {
            loss -= wanted[row] < 0 ? 0 : z[row * columns + (int) wanted[row]];
        }
        exponentiate(0, rows * columns);
        for (int row = 0; row < rows; row++) {
            int from = row * columns;
            if (wanted[row] < 0) {
                Arrays.fill(z, from, from + columns, 0);
            } else {
                double sum = DoubleRows.sum(z, from, columns);
                loss += Math.log(sum);
                DoubleRows.scale(z, from, columns, 1 / sum);
                z[from + (int) wanted[row]] -= 1;
            }
        }
        return loss;
    }

    @Override
    public double valueLoss(ValueLoss error, Block labels, int rows, int columns) {
        double[] z = array();
        double[] wanted = ((DoubleBlock) labels).array();
        double loss = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int i = row * columns + column;
                double miss = wanted[i] - z[i];
                loss += error.of(miss, column);
                z[i] = error.slope(miss, column) / columns;
            }
        }
        return loss / columns;
    }

    @Override
    public void addColumn(Block values, int[] rows, int column, int columns) {
        double[] sums = array();
        double[] numbers = ((DoubleBlock) values).array();
        for (int row = 0; row < rows.length; row++) {
            sums[rows[row]] += numbers[row * columns + column];
        }
    }

    private void exponentiate(int from, int to) {
        for (int i = from; i < to; i++) {
            array[i] = Math.exp(array[i]);
        }
    }

    @Override
    public void exponentiateTwice(int count) {
        DoubleAdditive.exponentiate(array(), count);
    }

    @Override
    public void additiveScores(Pairing at, AdditiveFactors of) {
        double[][] arrays = arrays(of);
        additive.scores(array(), at, arrays[0], arrays[1], arrays[2]);
    }

    @Override
    public void backThroughAdditiveScores(Pairing at, AdditiveFactors of, AdditiveFactors into) {
        additive.slopes(array(), at, arrays(of), arrays(into));
    }

    private static double[][] arrays(AdditiveFactors of) {
        return new double[][] {
            ((DoubleBlock) of.queries()).array(),
            ((DoubleBlock) of.keys()).array(),
            ((DoubleBlock) of.weights()).array()
        };
    }
}
