package io.elman.engine.kernel;

import io.elman.engine.block.Block;
import io.elman.engine.parallel.Crew;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Which numbers of an array are dropped, and by how much those that are kept grow, so that the mean stays what it was:
 * N. Srivastava and others, <i>Dropout: A Simple Way to Prevent Neural Networks from Overfitting</i>, JMLR 15, 2014. Whether a
 * number is kept follows from the seed and from where it stands, so the mask is nowhere in memory, and threads may share it.
 *
 * @param seed any
 * @param kept share of the numbers, above 0 and at most 1
 */
public record DropoutMask(long seed, double kept) {
    /** Numbers below which an array is not worth being shared by threads. */
    private static final int LARGE = 1 << 15;

    /** @throws IllegalArgumentException if nothing, or more than everything, is kept */
    public DropoutMask {
        if (!(kept > 0 && kept <= 1)) {
            throw new IllegalArgumentException("a share of " + kept + " cannot be kept, must be above 0 and at most 1");
        }
    }

    /**
     * Multiplies every number by 0 or by 1 / kept.
     *
     * @param from [batch, channels, time] or [batch, channels], in any layout; not modified unless it is the other one
     * @param to of the same shape; modified: overwritten
     */
    public void apply(INDArray from, INDArray to) {
        int batch = (int) from.size(0);
        int channels = (int) from.size(1);
        int rows = batch * (from.rank() == 3 ? (int) from.size(2) : 1);
        Tensor in = Tensor.of(from);
        Tensor out = Tensor.of(to);
        int parts = from.length() < LARGE ? 1 : Crew.MOST_PARTS;
        Crew.shared().runRanges(rows, parts, (part, first, end) -> {
            Block row = Block.of(from.dataType());
            row.require(1, channels);
            for (int at = first; at < end; at++) {
                in.read(at % batch, at / batch, row, 0);
                row.drop(seed, (long) at * channels, kept, channels);
                out.write(at % batch, at / batch, row, 0);
            }
        });
    }
}
