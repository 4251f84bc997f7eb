package io.elman.engine.attention.additive;

import io.elman.engine.attention.Spans;
import io.elman.engine.attention.WeightedMeans;
import io.elman.engine.block.AdditiveFactors;
import io.elman.engine.block.Block;
import io.elman.engine.block.Pairing;
import io.elman.engine.kernel.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link AdditiveAttention} of some of the examples, with memory of its own. */
final class AdditivePart {
    private final WeightedMeans means;
    private final AdditiveFactors factors;
    private final AdditiveFactors slopes;
    private final Block values;
    private Spans queried;
    private Spans read;
    private int width;

    /** @param type FLOAT or DOUBLE */
    AdditivePart(DataType type) {
        this.means = new WeightedMeans(type);
        this.factors = new AdditiveFactors(Block.of(type), Block.of(type), Block.of(type));
        this.slopes = new AdditiveFactors(Block.of(type), Block.of(type), Block.of(type));
        this.values = Block.of(type);
    }

    /** As {@link AdditiveAttention#forward}, for the examples of the spans. */
    void forward(AdditiveAttention.Operands from, Spans qSteps, Spans kSteps, INDArray out) {
        queried = qSteps;
        read = kSteps;
        width = (int) from.queries().size(1);
        means.begin(queried, read);
        exponentials(from.queries(), queried, factors.queries());
        exponentials(from.keys(), read, factors.keys());
        factors.weights().require(queried.examples(), width);
        Tensor weights = Tensor.of(from.weights());
        for (int example = 0; example < queried.examples(); example++) {
            weights.read(queried.number(example), 0, factors.weights(), example);
            means.scores().additiveScores(pairing(example), factors);
        }
        int state = (int) from.values().size(1);
        values.require(read.rows(), state);
        read.gather(from.values(), values);
        values.push(0, read.rows() * state);
        means.forward(values, out);
    }

    private void exponentials(INDArray array, Spans steps, Block block) {
        block.require(steps.rows(), width);
        steps.gather(array, block);
        block.exponentiateTwice(steps.rows() * width);
    }

    private Pairing pairing(int example) {
        return new Pairing(
                example,
                queried.firstRow(example),
                queried.rows(example),
                read.firstRow(example),
                read.rows(example),
                width,
                means.firstScore(example));
    }

    /** As {@link AdditiveAttention#backward}, for the examples of the forward pass. */
    void backward(INDArray epsilon, AdditiveAttention.Operands into) {
        means.backward(values, epsilon, into.values());
        slopes.queries().require(queried.rows(), width);
        slopes.keys().require(read.rows(), width);
        slopes.weights().require(queried.examples(), width);
        Tensor weights = Tensor.of(into.weights());
        for (int example = 0; example < queried.examples(); example++) {
            means.scoreSlopes().backThroughAdditiveScores(pairing(example), factors, slopes);
            weights.write(queried.number(example), 0, slopes.weights(), example);
        }
        means.write(slopes.queries(), queried, into.queries());
        means.write(slopes.keys(), read, into.keys());
    }
}
