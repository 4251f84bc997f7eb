package io.elman.model;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Random orthogonal matrices as first recurrent weights: a state that is multiplied by one keeps its length (Saxe,
 * McClelland and Ganguli, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, 2014).
 *
 * <p>DL4J's own {@code OrthogonalDistribution} does not return: ND4J's singular value decomposition never ends.
 */
public final class OrthogonalWeights {
    /** How DL4J's names of recurrent weights end, forward and backward. */
    private static final String RECURRENT = "RW";

    private OrthogonalWeights() {}

    /** @param network its recurrent weights are modified */
    public static void set(org.deeplearning4j.nn.api.Model network, long seed) {
        Random random = new Random(seed);
        network.paramTable().forEach((name, weights) -> {
            if (name.endsWith(RECURRENT)) {
                weights.assign(matrix(weights.rows(), random));
            }
        });
    }

    /** Returns an orthogonal matrix [size, size], each as likely as any other; new array. */
    static INDArray matrix(int size, Random random) {
        RealMatrix gaussian = new Array2DRowRealMatrix(size, size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                gaussian.setEntry(row, column, random.nextGaussian());
            }
        }
        QRDecomposition qr = new QRDecomposition(gaussian);
        RealMatrix orthogonal = qr.getQ();
        for (int column = 0; column < size; column++) {
            // Without this the signs of Q would depend on the algorithm rather than on chance.
            double sign = Math.signum(qr.getR().getEntry(column, column));
            orthogonal.setColumnVector(
                    column, orthogonal.getColumnVector(column).mapMultiply(sign));
        }
        return Nd4j.createFromArray(orthogonal.getData());
    }
}
