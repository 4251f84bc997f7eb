package io.elman.engine.graph;

import java.util.Arrays;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.cpu.nativecpu.NDArray;

/**
 * An array [batch, channels, time] whose numbers lie in the order of time, the channels of a step side by side. DL4J adds the
 * gradients of what several vertices read, and ND4J would look for the place of every single number.
 */
// ND4J's own class takes arrays where its interface takes any number of things.
@SuppressWarnings("overrides")
public final class TimeMajorArray extends NDArray {
    private static final long serialVersionUID = 1;

    private TimeMajorArray(INDArray numbers, long batch, long channels, long steps) {
        super(
                numbers.data(),
                new long[] {batch, channels, steps},
                new long[] {channels, 1, batch * channels},
                numbers.offset(),
                'c',
                numbers.dataType());
    }

    /**
     * Returns a new array in a workspace; its numbers are not set.
     *
     * @param type FLOAT or DOUBLE
     */
    public static INDArray in(
            LayerWorkspaceMgr workspaces, ArrayType use, DataType type, long batch, long channels, long steps) {
        return new TimeMajorArray(
                workspaces.createUninitialized(use, type, new long[] {steps, batch, channels}, 'c'),
                batch,
                channels,
                steps);
    }

    /**
     * Returns rows as a sequence, of the same memory.
     *
     * @param rows [time x batch, channels], side by side
     */
    public static INDArray of(INDArray rows, long batch) {
        return new TimeMajorArray(rows, batch, rows.size(1), rows.size(0) / batch);
    }

    /** @param other not modified */
    @Override
    public INDArray addi(INDArray other) {
        if (!Arrays.equals(other.shape(), shape()) || !Arrays.equals(other.stride(), stride())) {
            return super.addi(other);
        }
        timeFirst(this).addi(timeFirst(other));
        return this;
    }

    private static INDArray timeFirst(INDArray array) {
        return array.permute(2, 0, 1);
    }
}
