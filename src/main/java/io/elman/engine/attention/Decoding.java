package io.elman.engine.attention;

import io.elman.engine.block.Activation;
import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import io.elman.engine.kernel.CellParameters;
import io.elman.engine.kernel.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Translations under way. Each is a row; rows of one source stand together. A step costs the same however long the
 * translations are: the states are kept, not computed again.
 */
public final class Decoding {
    private static final DataType TYPE = DataType.FLOAT;

    private final TargetDecoder decoder;
    private final Spans read;
    private final int width;
    private final Block values = Block.of(TYPE);
    private final Comparison comparison;
    private final Block constants = Block.of(TYPE);
    private final Block vectors = Block.of(TYPE);
    private final Block weights = Block.of(TYPE);
    private final Block context = Block.of(TYPE);
    private final Block bias = Block.of(TYPE);
    private final Block logits = Block.of(TYPE);
    private final Block probabilities = Block.of(TYPE);
    private final List<Block> states = new ArrayList<>();
    private final List<Block> next = new ArrayList<>();
    private int[] sources;

    Decoding(TargetDecoder decoder, SourceEncoder.Encoded encoded) {
        this.decoder = decoder;
        this.read = Spans.of(encoded.states(), encoded.mask());
        this.width = (int) encoded.states().size(1);
        this.sources = IntStream.range(0, read.examples()).toArray();
        values.require(read.rows(), width);
        read.gather(encoded.states(), values);
        values.push(0, read.rows() * width);
        this.comparison = comparison(decoder.scores());
        INDArray constant = decoder.constant(encoded.means());
        constants.require(constant.size(0), constant.size(1));
        for (int source = 0; source < sources.length; source++) {
            Tensor.of(constant).read(source, 0, constants, source);
        }
        addLayer((int) constant.size(1));
        decoder.upper().forEach(layer -> addLayer(layer.hidden()));
    }

    private Comparison comparison(Scores scores) {
        if (scores instanceof Scores.Additive additive) {
            return new AdditiveComparison(additive, values, read, TYPE);
        }
        Block keys = ((Scores.Dot) scores).keyWeights().map(this::keys).orElse(values);
        return new DotComparison(keys, read, width);
    }

    private Block keys(INDArray weights) {
        Block changed = Block.of(TYPE);
        changed.require(read.rows(), width);
        Blas.multiply(values.factor(0, read.rows(), width), Matrix.of(weights), changed.product(0, read.rows(), width));
        return changed;
    }

    private void addLayer(int hidden) {
        Block state = Block.of(TYPE);
        state.require(sources.length, hidden);
        state.clear(0, sources.length * hidden);
        state.push(0, sources.length * hidden);
        states.add(state);
        next.add(Block.of(TYPE));
    }

    /** Returns the source of each row, in the order of the rows; new array. */
    public int[] sources() {
        return sources.clone();
    }

    /**
     * Takes one step in every row.
     *
     * @param tokens the last token of each row; not modified
     * @return the natural logarithm of the probability of each token to come next, [row][token]; new array
     * @throws IllegalArgumentException if there is not a token a row
     */
    public float[][] step(int[] tokens) {
        if (tokens.length != sources.length) {
            throw new IllegalArgumentException(tokens.length + " tokens for " + sources.length + " rows");
        }
        INDArray embedding = decoder.embedding();
        vectors.require(tokens.length, embedding.size(1));
        Tensor.of(embedding).lookUp(tokens, vectors);
        vectors.push(0, tokens.length * (int) embedding.size(1));
        advanceLowest();
        for (int layer = 1; layer < states.size(); layer++) {
            advance(layer, decoder.upper().get(layer - 1));
        }
        if (decoder.attends()) {
            attend();
        }
        return readOut();
    }

    private void advanceLowest() {
        int rows = sources.length;
        int hidden = (int) decoder.recurrentWeights().size(0);
        Block z = next.get(0);
        z.require(rows, hidden);
        for (int row = 0; row < rows; row++) {
            z.push(constants, sources[row] * hidden, row * hidden, hidden);
        }
        Matrix sum = z.product(0, rows, hidden);
        int vector = (int) decoder.embedding().size(1);
        Blas.multiplyAdd(vectors.factor(0, rows, vector), Matrix.of(decoder.tokenWeights()), sum);
        Blas.multiplyAdd(states.get(0).factor(0, rows, hidden), Matrix.of(decoder.recurrentWeights()), sum);
        activate(0, rows * hidden);
    }

    private void advance(int layer, CellParameters cell) {
        int rows = sources.length;
        Block z = next.get(layer);
        z.require(rows, cell.hidden());
        bias.require(rows, cell.hidden());
        Tensor.repeat(cell.hiddenBias(), rows, bias);
        z.push(bias, 0, 0, rows * cell.hidden());
        Matrix sum = z.product(0, rows, cell.hidden());
        Block below = states.get(layer - 1);
        Blas.multiplyAdd(below.factor(0, rows, cell.features()), Matrix.of(cell.inputWeights()), sum);
        Blas.multiplyAdd(states.get(layer).factor(0, rows, cell.hidden()), Matrix.of(cell.recurrentWeights()), sum);
        activate(layer, rows * cell.hidden());
    }

    private void activate(int layer, int count) {
        Block z = next.get(layer);
        z.pull(0, count);
        z.activate(Activation.TANH, 0, count);
        z.push(0, count);
        next.set(layer, states.get(layer));
        states.set(layer, z);
    }

    /** Sets the context of each row, as training does. */
    private void attend() {
        List<Comparison.Group> groups = groups();
        weights.require(firstWeights()[sources.length], 1);
        context.require(sources.length, width);
        comparison.score(states.get(states.size() - 1), groups, weights);
        for (Comparison.Group group : groups) {
            weights.softmax(group.firstScore(), group.rows(), read.rows(group.source()));
        }
        weights.push(0, firstWeights()[sources.length]);
        for (Comparison.Group group : groups) {
            int steps = read.rows(group.source());
            Matrix shares = weights.part(group.firstScore(), group.rows(), steps);
            Matrix own = values.factor(read.firstRow(group.source()), steps, width);
            Blas.multiply(shares, own, context.product(group.from(), group.rows(), width));
        }
    }

    private List<Comparison.Group> groups() {
        List<Comparison.Group> groups = new ArrayList<>();
        int[] firstWeights = firstWeights();
        for (int from = 0; from < sources.length; ) {
            int to = from + 1;
            while (to < sources.length && sources[to] == sources[from]) {
                to++;
            }
            groups.add(new Comparison.Group(from, to - from, sources[from], firstWeights[from]));
            from = to;
        }
        return groups;
    }

    private int[] firstWeights() {
        int[] first = new int[sources.length + 1];
        for (int row = 0; row < sources.length; row++) {
            first[row + 1] = first[row] + read.rows(sources[row]);
        }
        return first;
    }

    private float[][] readOut() {
        int rows = sources.length;
        int outputs = decoder.outputs();
        logits.require(rows, outputs);
        bias.require(rows, outputs);
        Tensor.repeat(decoder.outputBias(), rows, bias);
        logits.push(bias, 0, 0, rows * outputs);
        Matrix sum = logits.product(0, rows, outputs);
        int hidden = (int) decoder.stateWeights().size(0);
        Blas.multiplyAdd(states.get(states.size() - 1).factor(0, rows, hidden), Matrix.of(decoder.stateWeights()), sum);
        if (decoder.attends()) {
            Blas.multiplyAdd(context.factor(0, rows, width), Matrix.of(decoder.contextWeights()), sum);
        }
        logits.pull(0, rows * outputs);
        probabilities.require(rows, outputs);
        probabilities.copy(logits, 0, 0, rows * outputs);
        probabilities.softmax(rows, outputs);
        float[][] logs = new float[rows][outputs];
        for (int row = 0; row < rows; row++) {
            logits.write(FloatBuffer.wrap(logs[row]), 0, 1, row * outputs, outputs);
            logSoftmax(logs[row], row * outputs);
        }
        return logs;
    }

    /**
     * Takes the sum from the most probable token, so that there is one logarithm a row and none of zero.
     *
     * @param z modified: z - ln sum exp z
     * @param from where the probabilities of the row begin
     */
    private void logSoftmax(float[] z, int from) {
        int most = 0;
        for (int i = 1; i < z.length; i++) {
            most = z[i] > z[most] ? i : most;
        }
        float shift = (float) (z[most] - Math.log(probabilities.number(from + most)));
        for (int i = 0; i < z.length; i++) {
            z[i] -= shift;
        }
    }

    /** Returns how much each token of its source counted in the last step of a row; empty without attention; new array. */
    public float[] attention(int row) {
        if (!decoder.attends()) {
            return new float[0];
        }
        float[] own = new float[read.rows(sources[row])];
        weights.write(FloatBuffer.wrap(own), 0, 1, firstWeights()[row], own.length);
        return own;
    }

    /**
     * Goes on with some of the rows, any of them as often as it is named; those of one source have to stay together.
     *
     * @param rows numbers of the rows; not modified
     */
    public void select(int[] rows) {
        for (int layer = 0; layer < states.size(); layer++) {
            int hidden = layer == 0
                    ? (int) decoder.recurrentWeights().size(0)
                    : decoder.upper().get(layer - 1).hidden();
            Block chosen = next.get(layer);
            chosen.require(rows.length, hidden);
            for (int row = 0; row < rows.length; row++) {
                chosen.copy(states.get(layer), rows[row] * hidden, row * hidden, hidden);
            }
            chosen.push(0, rows.length * hidden);
            next.set(layer, states.get(layer));
            states.set(layer, chosen);
        }
        int[] before = sources;
        sources = IntStream.of(rows).map(row -> before[row]).toArray();
    }
}
