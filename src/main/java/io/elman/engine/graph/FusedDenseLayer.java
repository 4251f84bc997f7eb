package io.elman.engine.graph;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Matrix;
import io.elman.engine.parallel.Crew;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Z = X W + b, and back dX = dZ W', dW = X' dZ, by the products of the engine, in pieces that threads share. DL4J computes Z
 * again on the way back, which the identity does not need.
 */
final class FusedDenseLayer extends DenseLayer {
    private static final long serialVersionUID = 1;

    /** Numbers below which it is not worth telling another thread. */
    private static final int LARGE = 1 << 15;

    FusedDenseLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    /** Computes some of the rows, or of the columns. */
    private interface Piece {
        void compute(int from, int count);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray weights = getParam(DefaultParamInitializer.WEIGHT_KEY);
        INDArray rows = sideBySide(input);
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {rows.size(0), weights.size(1)}, 'c');
        // A matrix keeps its place in memory in a pointer that products move: every thread has its own.
        inPieces(
                rows.size(0),
                rows.length(),
                (from, count) -> Blas.multiply(
                        Matrix.of(rows).rows(from, count),
                        Matrix.of(weights),
                        Matrix.of(out).rows(from, count)));
        if (hasBias()) {
            out.addiRowVector(getParam(DefaultParamInitializer.BIAS_KEY));
        }
        if (maskArray != null) {
            applyMask(out);
        }
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray weights = getParam(DefaultParamInitializer.WEIGHT_KEY);
        INDArray rows = sideBySide(input);
        INDArray slopes = sideBySide(epsilon);
        if (maskArray != null) {
            applyMask(slopes);
        }
        Gradient gradient = new DefaultGradient();
        if (hasBias()) {
            INDArray bias = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
            slopes.sum(bias, 0);
            gradient.gradientForVariable().put(DefaultParamInitializer.BIAS_KEY, bias);
        }
        INDArray weightSlopes = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
        inPieces(
                weights.size(1),
                rows.length(),
                (from, count) -> Blas.multiply(
                        Matrix.of(rows).transpose(),
                        Matrix.of(slopes).columns(from, count),
                        Matrix.of(weightSlopes).columns(from, count)));
        gradient.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, weightSlopes);
        INDArray below = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, rows.shape(), 'c');
        inPieces(
                rows.size(0),
                rows.length(),
                (from, count) -> Blas.multiply(
                        Matrix.of(slopes).rows(from, count),
                        Matrix.of(weights).transpose(),
                        Matrix.of(below).rows(from, count)));
        return new Pair<>(gradient, below);
    }

    private static void inPieces(long count, long numbers, Piece piece) {
        int all = (int) count;
        int parts = numbers < LARGE ? 1 : Math.min(Crew.MOST_PARTS, all);
        Crew.shared().runRanges(all, parts, (part, from, to) -> piece.compute(from, to - from));
    }

    /** Returns an array whose numbers lie side by side, in either order: a copy, if they do not. */
    private INDArray sideBySide(INDArray array) {
        INDArray typed = array.castTo(dataType);
        boolean dense = typed.stride(1) == 1 && typed.stride(0) == typed.size(1)
                || typed.stride(0) == 1 && typed.stride(1) == typed.size(0);
        return dense ? typed : typed.dup('c');
    }
}
