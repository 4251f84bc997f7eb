package io.elman.engine;

import io.elman.engine.kernel.Packing;
import io.elman.engine.kernel.TimePooling;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.pooling.GlobalPoolingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's pooling over time on top of {@link TimePooling}; what is no sequence goes to the stock layer. */
final class FusedPoolingLayer extends GlobalPoolingLayer {
    private static final long serialVersionUID = 1;

    private final transient TimePooling pooling;

    FusedPoolingLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
        PoolingType pooled = ((org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer) conf.getLayer()).getPoolingType();
        this.pooling = new TimePooling(type, pooled == PoolingType.AVG);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (input.rank() != 3) {
            return super.activate(training, workspaces);
        }
        INDArray out = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, input.size(0), input.size(1));
        pooling.pool(input.castTo(dataType), packing(), out);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (input.rank() != 3) {
            return super.backpropGradient(epsilon, workspaces);
        }
        long[] shape = {input.size(2), input.size(0), input.size(1)};
        INDArray below = workspaces
                .createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, shape, 'c')
                .permute(1, 2, 0);
        // DL4J may take what is pooled for a sequence of one step.
        INDArray pooled = epsilon.castTo(dataType).reshape(input.size(0), input.size(1));
        pooling.backward(pooled, below);
        return new Pair<>(new DefaultGradient(), below);
    }

    private Packing packing() {
        return maskArray == null ? Packing.full((int) input.size(0), (int) input.size(2)) : Packing.of(maskArray);
    }
}
