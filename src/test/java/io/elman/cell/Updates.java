package io.elman.cell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** How weights change by their gradient. The weights given are modified. */
sealed interface Updates {
    void apply(INDArray parameter, INDArray gradient, int index);

    default void apply(ElmanNetwork network, NetworkGradients gradients) {
        List<INDArray> parameters = arrays(network.cell(), network.output());
        List<INDArray> slopes = arrays(gradients.cell().weights(), gradients.output());
        for (int i = 0; i < parameters.size(); i++) {
            apply(parameters.get(i), slopes.get(i), i);
        }
    }

    private static List<INDArray> arrays(CellWeights cell, ReadoutWeights output) {
        return List.of(
                cell.inputWeights(),
                cell.recurrentWeights(),
                cell.hiddenBias(),
                output.outputWeights(),
                output.outputBias());
    }

    /** w = w - rate * g */
    record Sgd(double rate) implements Updates {
        @Override
        public void apply(INDArray parameter, INDArray gradient, int index) {
            parameter.subi(gradient.mul(rate));
        }
    }

    /**
     * D. P. Kingma and J. Ba, <i>Adam: A Method for Stochastic Optimization</i>, ICLR 2015, with its default constants.
     *
     * <pre>
     *     m = 0.9 m + 0.1 g      v = 0.999 v + 0.001 g^2
     *     w = w - rate * (m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.999^t)) + 1e-8)
     * </pre>
     */
    record Adam(double rate, Map<Integer, Moments> moments) implements Updates {
        Adam(double rate) {
            this(rate, new HashMap<>());
        }

        @Override
        public void apply(INDArray parameter, INDArray gradient, int index) {
            Moments before =
                    moments.getOrDefault(index, new Moments(0, Nd4j.zerosLike(gradient), Nd4j.zerosLike(gradient)));
            Moments now = before.next(gradient);
            moments.put(index, now);
            INDArray mean = now.mean.div(1 - Math.pow(0.9, now.t));
            INDArray root = Transforms.sqrt(now.square.div(1 - Math.pow(0.999, now.t)), false);
            parameter.subi(mean.div(root.add(1e-8)).mul(rate));
        }
    }

    record Moments(int t, INDArray mean, INDArray square) {
        Moments next(INDArray gradient) {
            return new Moments(
                    t + 1,
                    mean.mul(0.9).add(gradient.mul(0.1)),
                    square.mul(0.999).add(gradient.mul(gradient).mul(0.001)));
        }
    }
}
