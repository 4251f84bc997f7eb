package io.elman.engine.graph;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * DL4J's folding of [batch, channels, time] into [time x batch, channels], without a copy where the numbers lie in the order of
 * time; of anything else, the stock one.
 */
public final class FusedFolding extends RnnToFeedForwardPreProcessor {
    private static final long serialVersionUID = 1;

    /** @param format which axis is time; only NCW goes without a copy */
    public FusedFolding(@JsonProperty("rnnDataFormat") RNNFormat format) {
        super(format);
    }

    @Override
    public INDArray preProcess(INDArray input, int batch, LayerWorkspaceMgr workspaces) {
        if (getRnnDataFormat() != RNNFormat.NCW || input.rank() != 3 || !liesSideBySide(input.permute(2, 0, 1))) {
            return super.preProcess(input, batch, workspaces);
        }
        INDArray rows = input.permute(2, 0, 1).reshape('c', input.size(2) * input.size(0), input.size(1));
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, rows);
    }

    @Override
    public INDArray backprop(INDArray output, int batch, LayerWorkspaceMgr workspaces) {
        if (getRnnDataFormat() != RNNFormat.NCW || output == null || output.rank() != 2 || !liesSideBySide(output)) {
            return super.backprop(output, batch, workspaces);
        }
        return TimeMajorArray.of(workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, output), batch);
    }

    private static boolean liesSideBySide(INDArray array) {
        long stride = 1;
        for (int axis = array.rank() - 1; axis >= 0; axis--) {
            if (array.size(axis) > 1 && array.stride(axis) != stride) {
                return false;
            }
            stride *= array.size(axis);
        }
        return true;
    }

    /** The stock one makes one of its own class. */
    @Override
    public FusedFolding clone() {
        return new FusedFolding(getRnnDataFormat());
    }
}
