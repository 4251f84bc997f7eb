package io.elman.bench;

import io.elman.engine.block.Activation;
import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Single kernels, microseconds a call: functions of 4,096 numbers, and the product of one step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
    private static final int NUMBERS = 4096;
    private static final int CLASSES = 64;
    private static final int BATCH = 32;

    /** Units of the layer. */
    @Param({"32", "128", "512"})
    public int hidden;

    private final Block numbers = Block.of(DataType.FLOAT);
    private INDArray states;
    private INDArray weights;
    private INDArray sums;

    /** Fills the arrays. */
    @Setup
    public void fill() {
        numbers.require(1, NUMBERS);
        for (int i = 0; i < NUMBERS; i++) {
            numbers.set(i, Math.sin(i));
        }
        states = Nd4j.randn(DataType.FLOAT, BATCH, hidden);
        weights = Nd4j.randn(DataType.FLOAT, hidden, hidden);
        sums = Nd4j.randn(DataType.FLOAT, BATCH, hidden);
    }

    /** tanh in place: after a few calls its numbers no longer change much, and what it costs does not depend on them. */
    @Benchmark
    public Block tanh() {
        numbers.activate(Activation.TANH, 0, NUMBERS);
        return numbers;
    }

    /** Softmax of 64 rows of 64 classes. */
    @Benchmark
    public Block softmax() {
        numbers.softmax(NUMBERS / CLASSES, CLASSES);
        return numbers;
    }

    /** h_{t-1} W_hh of a batch of 32. */
    @Benchmark
    public INDArray product() {
        Blas.multiply(Matrix.of(states), Matrix.of(weights), Matrix.of(sums));
        return sums;
    }
}
