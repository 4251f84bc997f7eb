package io.elman.engine.block;

import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** A block of floats. */
final class FloatBlock extends Block {
    private final FloatAdditive additive = new FloatAdditive();
    private float[] array = {};
    private float[] slopes = {};
    private float[] states = {};
    private FastExp exponential;
    private FloatBuffer memory = FloatBuffer.allocate(0);
    // One pointer for reading and one for writing: a product may read other rows of the block that it writes to.
    private FloatPointer source = new FloatPointer();
    private FloatPointer target = new FloatPointer();

    private float[] array() {
        if (array.length < length()) {
            array = new float[length()];
        }
        return array;
    }

    private FloatBuffer memory() {
        if (memory.capacity() < length()) {
            source = new FloatPointer(length());
            target = new FloatPointer(source);
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
        memory().put(from, ((FloatBlock) source).array(), sourceFrom, count);
    }

    @Override
    public void copy(Block source, int sourceFrom, int from, int count) {
        System.arraycopy(((FloatBlock) source).array(), sourceFrom, array(), from, count);
    }

    @Override
    public void clear(int from, int count) {
        Arrays.fill(array(), from, from + count, 0);
    }

    @Override
    public void read(Buffer memory, int at, int stride, int to, int count) {
        FloatBuffer numbers = (FloatBuffer) memory;
        float[] into = array();
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
        FloatBuffer numbers = (FloatBuffer) memory;
        float[] out = array();
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
            slopes = new float[count];
            states = new float[count];
        }
        // In arrays of its own: of loops over parts that begin anywhere the JIT makes no vector instructions.
        System.arraycopy(array(), from, slopes, 0, count);
        System.arraycopy(((FloatBlock) hidden).array(), hiddenFrom, states, 0, count);
        FloatRows.add(slopes, ((FloatBlock) carry).array(), count);
        f.multiplyBySlope(slopes, states, count);
        System.arraycopy(slopes, 0, array(), from, count);
    }

    @Override
    public void addRows(Block source, int firstRow, int rows, int columns) {
        float[] sum = array();
        float[] values = ((FloatBlock) source).array();
        for (int row = firstRow; row < firstRow + rows; row++) {
            for (int column = 0; column < columns; column++) {
                sum[column] += values[row * columns + column];
            }
        }
    }

    @Override
    public void readRows(Buffer memory, int[] rows, int rowStride, int columnStride, int columns) {
        FloatBuffer numbers = (FloatBuffer) memory;
        float[] into = array();
        // A column of the table after the other: DL4J's tables lie so, and numbers of one column share pages.
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows.length; row++) {
                into[row * columns + column] = numbers.get(rows[row] * rowStride + column * columnStride);
            }
        }
    }

    @Override
    public void readColumns(Buffer memory, int rows, int columns) {
        FloatBuffer numbers = (FloatBuffer) memory;
        float[] into = array();
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
            FloatRows.addToRows(
                    array(),
                    ((FloatBlock) source).array(),
                    rows,
                    columns,
                    first,
                    Math.min(columns, first + NEAR_COLUMNS));
        }
    }

    @Override
    public void add(Block source, int sourceFrom, int count) {
        float[] sum = array();
        float[] values = ((FloatBlock) source).array();
        for (int i = 0; i < count; i++) {
            sum[i] += values[sourceFrom + i];
        }
    }

    @Override
    public void max(Block source, int sourceFrom, int count) {
        float[] largest = array();
        float[] values = ((FloatBlock) source).array();
        for (int i = 0; i < count; i++) {
            largest[i] = Math.max(largest[i], values[sourceFrom + i]);
        }
    }

    @Override
    public void adam(Block first, Block second, Moments step, int count) {
        float[] g = array();
        float[] m = ((FloatBlock) first).array();
        float[] v = ((FloatBlock) second).array();
        float beta1 = (float) step.beta1();
        float beta2 = (float) step.beta2();
        float rate = (float) step.rate();
        float epsilon = (float) step.epsilon();
        for (int i = 0; i < count; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]);
            g[i] = rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    @Override
    public void drop(long seed, long first, double kept, int count) {
        float[] z = array();
        int limit = (int) (kept * (1 << 24));
        float factor = (float) (1 / kept);
        for (int i = 0; i < count; i++) {
            z[i] = bits(seed, first + i) < limit ? z[i] * factor : 0;
        }
    }

    @Override
    public void set(int at, double number) {
        array()[at] = (float) number;
    }

    @Override
    public double number(int at) {
        return array()[at];
    }

    @Override
    public void multiply(double factor, int from, int count) {
        FloatRows.scale(array(), from, count, (float) factor);
    }

    @Override
    public void softmax(int from, int rows, int columns) {
        int some = FloatRows.atATime(columns);
        for (int row = 0; row < rows; row += some) {
            softmaxOf(from + row * columns, Math.min(some, rows - row), columns);
        }
    }

    private void softmaxOf(int from, int rows, int columns) {
        float[] z = array();
        FloatRows.shift(z, from, rows, columns);
        exponentiate(from, from + rows * columns);
        for (int row = 0; row < rows; row++) {
            int start = from + row * columns;
            FloatRows.scale(z, start, columns, 1 / FloatRows.sum(z, start, columns));
        }
    }

    @Override
    public void backThroughSoftmax(Block probabilities, int from, int rows, int columns) {
        float[] slope = array();
        float[] p = ((FloatBlock) probabilities).array();
        for (int start = from; start < from + rows * columns; start += columns) {
            float mean = 0;
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
        float[] z = array();
        float[] wanted = ((FloatBlock) labels).array();
        FloatRows.shift(z, 0, rows, columns);
        double loss = -FloatRows.dot(z, wanted, rows * columns);
        exponentiate(0, rows * columns);
        for (int row = 0; row < rows; row++) {
            int from = row * columns;
            float sum = FloatRows.sum(z, from, columns);
            float weight = FloatRows.sum(wanted, from, columns);
            loss += weight * Math.log(sum);
            FloatRows.scale(z, from, columns, weight / sum);
        }
        for (int i = 0; i < rows * columns; i++) {
            z[i] -= wanted[i];
        }
        return loss;
    }

    @Override
    double crossEntropyOf(Block classes, int rows, int columns) {
        int some = FloatRows.atATime(columns);
        double loss = 0;
        for (int row = 0; row < rows; row += some) {
            loss += crossEntropyOf(((FloatBlock) classes).array(), row, Math.min(rows, row + some), columns);
        }
        return loss;
    }

    private double crossEntropyOf(float[] wanted, int first, int end, int columns) {
        float[] z = array();
        double loss = 0;
        FloatRows.shift(z, first * columns, end - first, columns);
        for (int row = first; row < end; row++) {
            loss -= wanted[row] < 0 ? 0 : z[row * columns + (int) wanted[row]];
        }
        exponentiate(first * columns, end * columns);
        for (int row = first; row < end; row++) {
            int from = row * columns;
            if (wanted[row] < 0) {
                Arrays.fill(z, from, from + columns, 0);
            } else {
                float sum = FloatRows.sum(z, from, columns);
                loss += Math.log(sum);
                FloatRows.scale(z, from, columns, 1 / sum);
                z[from + (int) wanted[row]] -= 1;
            }
        }
        return loss;
    }

    @Override
    public double valueLoss(ValueLoss error, Block labels, int rows, int columns) {
        float[] z = array();
        float[] wanted = ((FloatBlock) labels).array();
        double loss = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int i = row * columns + column;
                double miss = (double) wanted[i] - z[i];
                loss += error.of(miss, column);
                z[i] = (float) (error.slope(miss, column) / columns);
            }
        }
        return loss / columns;
    }

    @Override
    public void addColumn(Block values, int[] rows, int column, int columns) {
        float[] sums = array();
        float[] numbers = ((FloatBlock) values).array();
        for (int row = 0; row < rows.length; row++) {
            sums[rows[row]] += numbers[row * columns + column];
        }
    }

    private void exponentiate(int from, int to) {
        exponential().apply(array, from, to);
    }

    private FastExp exponential() {
        if (exponential == null) {
            exponential = new FastExp();
        }
        return exponential;
    }

    @Override
    public void exponentiateTwice(int count) {
        FloatAdditive.exponentiate(array(), count, exponential());
    }

    @Override
    public void additiveScores(Pairing at, AdditiveFactors of) {
        float[][] arrays = arrays(of);
        additive.scores(array(), at, arrays[0], arrays[1], arrays[2]);
    }

    @Override
    public void backThroughAdditiveScores(Pairing at, AdditiveFactors of, AdditiveFactors into) {
        additive.slopes(array(), at, arrays(of), arrays(into));
    }

    private static float[][] arrays(AdditiveFactors of) {
        return new float[][] {
            ((FloatBlock) of.queries()).array(), ((FloatBlock) of.keys()).array(), ((FloatBlock) of.weights()).array()
        };
    }
}
