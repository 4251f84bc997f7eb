package io.elman.cell;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** How z = h W_hy + b_y becomes the output y, and the loss that goes with it. Rows are steps. */
public enum Readout {
    /**
     * Classes: y = softmax(z), and the loss of a step is the cross entropy -sum_k label_k ln y_k in nats. Labels are
     * one-hot or probabilities.
     */
    SOFTMAX {
        @Override
        public INDArray output(INDArray z) {
            return Transforms.exp(logSoftmax(z), false);
        }

        @Override
        INDArray losses(INDArray z, INDArray labels) {
            return logSoftmax(z).muli(labels).sum(true, 1).negi();
        }

        @Override
        INDArray gradient(INDArray z, INDArray labels) {
            return output(z).muliColumnVector(labels.sum(true, 1)).subi(labels);
        }
    },

    /** Numbers: y = z, and the loss of a step is the squared error, averaged over the outputs (and not halved). */
    IDENTITY {
        @Override
        public INDArray output(INDArray z) {
            return z.dup();
        }

        @Override
        INDArray losses(INDArray z, INDArray labels) {
            INDArray error = z.sub(labels);
            return error.muli(error).mean(true, 1);
        }

        @Override
        INDArray gradient(INDArray z, INDArray labels) {
            return z.sub(labels).muli(2.0 / z.size(1));
        }
    };

    /**
     * Returns y.
     *
     * @param z [rows, outputs]; not modified
     * @return [rows, outputs]; new array
     */
    public abstract INDArray output(INDArray z);

    /**
     * Returns the loss of each row.
     *
     * @param z [rows, outputs]; not modified
     * @param labels [rows, outputs]; not modified
     * @return [rows, 1]; new array
     */
    abstract INDArray losses(INDArray z, INDArray labels);

    /**
     * Returns the gradient of each row's loss with respect to its z.
     *
     * @param z [rows, outputs]; not modified
     * @param labels [rows, outputs]; not modified
     * @return [rows, outputs]; new array
     */
    abstract INDArray gradient(INDArray z, INDArray labels);

    /** Shifted by the largest entry, so that no exponential overflows; new array. */
    private static INDArray logSoftmax(INDArray z) {
        INDArray shifted = z.subColumnVector(z.max(true, 1));
        INDArray logSum = Transforms.log(Transforms.exp(shifted, true).sum(true, 1), false);
        return shifted.subiColumnVector(logSum);
    }
}
