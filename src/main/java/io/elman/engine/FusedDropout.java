package io.elman.engine;

import io.elman.engine.kernel.DropoutMask;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * DL4J's dropout on top of {@link DropoutMask}: the same shares, other draws, which follow from ND4J's random numbers. DL4J
 * multiplies arrays that lie in different orders in memory, which took a third of a training step. Arrays that are neither
 * sequences nor rows, and types other than FLOAT and DOUBLE, go to the stock dropout.
 */
public final class FusedDropout extends Dropout {
    private static final long serialVersionUID = 1;

    private transient DropoutMask mask;

    /**
     * @param p the share that is kept
     * @param pSchedule of the share; null for a constant one
     */
    public FusedDropout(@JsonProperty("p") double p, @JsonProperty("pSchedule") ISchedule pSchedule) {
        super(p, pSchedule);
    }

    @Override
    public INDArray applyDropout(
            INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        mask = null;
        if (!isOffered(input)) {
            return super.applyDropout(input, result, iteration, epoch, workspaces);
        }
        double kept = getPSchedule() == null ? getP() : getPSchedule().valueAt(iteration, epoch);
        mask = new DropoutMask(Nd4j.getRandom().nextLong(), kept);
        INDArray out = result == input ? input : like(input, workspaces);
        mask.apply(input, out);
        return out;
    }

    private static boolean isOffered(INDArray input) {
        boolean shape = input.rank() == 2 || input.rank() == 3;
        return shape && (input.dataType() == DataType.FLOAT || input.dataType() == DataType.DOUBLE);
    }

    /** Returns an array whose numbers lie in the order in which sequences are computed, time first. */
    private static INDArray like(INDArray input, LayerWorkspaceMgr workspaces) {
        if (input.rank() == 2) {
            return workspaces.createUninitialized(ArrayType.INPUT, input.dataType(), input.shape(), 'c');
        }
        long[] shape = {input.size(2), input.size(0), input.size(1)};
        return workspaces
                .createUninitialized(ArrayType.INPUT, input.dataType(), shape, 'c')
                .permute(1, 2, 0);
    }

    @Override
    public INDArray backprop(INDArray gradAtOutput, INDArray gradAtInput, int iteration, int epoch) {
        if (mask == null) {
            return super.backprop(gradAtOutput, gradAtInput, iteration, epoch);
        }
        if (!Arrays.equals(gradAtOutput.shape(), gradAtInput.shape())) {
            throw new IllegalArgumentException("gradients are " + Arrays.toString(gradAtOutput.shape()) + " and "
                    + Arrays.toString(gradAtInput.shape()) + ", must be of one shape");
        }
        mask.apply(gradAtOutput, gradAtInput);
        return gradAtInput;
    }

    @Override
    public void clear() {
        super.clear();
        mask = null;
    }

    @Override
    public FusedDropout clone() {
        return new FusedDropout(
                getP(), getPSchedule() == null ? null : getPSchedule().clone());
    }
}
