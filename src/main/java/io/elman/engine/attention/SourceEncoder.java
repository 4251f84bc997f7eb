package io.elman.engine.attention;

import io.elman.engine.block.Activation;
import io.elman.engine.kernel.CellParameters;
import io.elman.engine.kernel.EmbeddingTable;
import io.elman.engine.kernel.Packing;
import io.elman.engine.kernel.Recurrence;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The encoder of a trained network: word vectors and simple recurrent layers in one or both directions. Safe to be shared by
 * threads.
 *
 * @param embedding [vocabulary, width]; kept, not modified
 * @param layers from the lowest on, each with its forward and, if it has one, its backward direction
 */
public record SourceEncoder(INDArray embedding, List<List<CellParameters>> layers) {
    private static final DataType TYPE = DataType.FLOAT;

    /**
     * What a network knows of some sources.
     *
     * @param states of each step, [batch, hidden, time]
     * @param mask [batch, time], 1 for a real step
     * @param means of the states of the real steps, [batch, hidden]
     */
    record Encoded(INDArray states, INDArray mask, INDArray means) {}

    /** @param sources the tokens of each, at least one; not modified */
    Encoded encode(int[][] sources) {
        int[] lengths = Arrays.stream(sources).mapToInt(source -> source.length).toArray();
        Packing packing = Packing.ofLengths(lengths);
        INDArray states = timeMajor(packing, embedding.size(1));
        new EmbeddingTable(TYPE).lookUp(embedding, numbers(sources, packing.steps()), packing, states);
        for (List<CellParameters> layer : layers) {
            states = run(layer, states, packing);
        }
        INDArray counts = Nd4j.createFromArray(lengths).castTo(TYPE).reshape(lengths.length, 1);
        // Masked states are zero.
        INDArray means = states.sum(2).diviColumnVector(counts);
        return new Encoded(states, mask(lengths, packing.steps()), means);
    }

    private static INDArray run(List<CellParameters> directions, INDArray input, Packing packing) {
        long width = directions.get(0).hidden();
        INDArray out = timeMajor(packing, directions.size() * width);
        for (int direction = 0; direction < directions.size(); direction++) {
            INDArray states = out.get(
                    NDArrayIndex.all(),
                    NDArrayIndex.interval(direction * width, (direction + 1) * width),
                    NDArrayIndex.all());
            Packing steps = direction == 0 ? packing : packing.reversed();
            new Recurrence(TYPE, Activation.TANH).forward(directions.get(direction), input, null, steps, states);
        }
        return out;
    }

    private static INDArray timeMajor(Packing packing, long channels) {
        return Nd4j.createUninitialized(TYPE, packing.steps(), packing.batch(), channels)
                .permute(1, 2, 0);
    }

    private static INDArray numbers(int[][] sources, int steps) {
        float[] numbers = new float[sources.length * steps];
        for (int row = 0; row < sources.length; row++) {
            for (int step = 0; step < sources[row].length; step++) {
                numbers[row * steps + step] = sources[row][step];
            }
        }
        return Nd4j.createFromArray(numbers).reshape(sources.length, steps);
    }

    private static INDArray mask(int[] lengths, int steps) {
        float[] mask = new float[lengths.length * steps];
        for (int row = 0; row < lengths.length; row++) {
            Arrays.fill(mask, row * steps, row * steps + lengths[row], 1);
        }
        return Nd4j.createFromArray(mask).reshape(lengths.length, steps);
    }
}
