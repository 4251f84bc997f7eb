package io.elman.config;

import io.elman.config.reading.Input;
import io.elman.config.reading.Range;
import io.elman.config.reading.Section;
import java.util.List;

/**
 * The network, from its input to its answer.
 *
 * @param cell the recurrent cell
 * @param engine what computes the layers
 * @param embedding how many numbers stand for a token; 0 feeds it as one-hot, as the textbook equations do, or numbers
 *     as they are
 * @param hidden the size of each recurrent layer, the lowest first
 * @param bidirectional whether a second network reads the sequence from its end
 * @param pooling what is read out of the states of all steps
 * @param dropout the share of the inputs of each recurrent layer and of the readout that is dropped while training
 */
public record ModelConfig(
        Cell cell,
        Engine engine,
        int embedding,
        List<Integer> hidden,
        boolean bidirectional,
        Pooling pooling,
        double dropout) {
    /** The recurrent cell. */
    public enum Cell {
        /** h_t = tanh(W_xh x_t + W_hh h_{t-1} + b_h). */
        SIMPLE_RNN
    }

    /** What computes the layers; the model zip is the same kind of zip with both. */
    public enum Engine {
        /** Our own runtime layers: right where DL4J's are not, and faster. */
        ELMAN,
        /** DL4J's layers as they are, for comparison. */
        STOCK
    }

    /** What is read out of the states of all steps. */
    public enum Pooling {
        /** The state after the last real step. */
        LAST,
        /** The mean over the real steps. */
        MEAN,
        /** The largest value of each unit over the real steps. */
        MAX,
        /** Nothing is pooled: y_t = softmax(W_hy h_t + b_y) at every step, trained at every step; the last real one counts. */
        NONE
    }

    /** Returns a model whose layers are several times as wide. */
    public ModelConfig timesAsWide(int factor) {
        List<Integer> wide = hidden.stream().map(size -> size * factor).toList();
        return new ModelConfig(cell, engine, embedding * factor, wide, bidirectional, pooling, dropout);
    }

    /** Returns the share of inputs that dropout keeps, as DL4J counts; 0 where there is no dropout. */
    public double keptShare() {
        return dropout == 0 ? 0 : 1 - dropout;
    }

    static ModelConfig read(Section model, Task task, Input input) {
        return switch (task) {
            case CLASSIFICATION -> classifying(model, input.hasTokens());
            case FORECASTING -> forecasting(model);
            case GENERATION -> generating(model);
            case TRANSLATION -> translating(model);
        };
    }

    private static ModelConfig classifying(Section model, boolean tokens) {
        ModelConfig config = new ModelConfig(
                model.oneOf("cell", Cell.SIMPLE_RNN),
                model.oneOf("engine", Engine.ELMAN),
                tokens ? model.integer("embedding", 64, Range.between(0, 100_000)) : 0,
                hidden(model, 64),
                model.flag("bidirectional", false),
                model.oneOf("pooling", Pooling.MEAN),
                dropout(model));
        if (config.bidirectional && (config.pooling == Pooling.LAST || config.pooling == Pooling.NONE)) {
            model.reject(
                    "pooling",
                    "cannot go with 'model.bidirectional': at the last step the backward network has read one step",
                    "use mean or max");
        }
        return config;
    }

    /** Numbers go in as they are, and an answer stands at each step of the future. */
    private static ModelConfig forecasting(Section model) {
        return new ModelConfig(
                model.oneOf("cell", Cell.SIMPLE_RNN),
                model.oneOf("engine", Engine.ELMAN),
                0,
                hidden(model, 32),
                model.flag("bidirectional", false),
                Pooling.NONE,
                dropout(model));
    }

    /** An answer stands at every step, and the state goes on from one segment of the text to the next. */
    private static ModelConfig generating(Section model) {
        ModelConfig config = new ModelConfig(
                model.oneOf("cell", Cell.SIMPLE_RNN),
                model.oneOf("engine", Engine.ELMAN),
                model.integer("embedding", 64, Range.between(0, 100_000)),
                hidden(model, 256),
                model.flag("bidirectional", false),
                Pooling.NONE,
                dropout(model));
        if (config.engine == Engine.STOCK) {
            model.reject(
                    "engine",
                    "must be elman to learn a text symbol by symbol: of a state that was carried into a segment"
                            + " the stock layer computes a wrong gradient",
                    "leave it out");
        }
        if (config.bidirectional) {
            model.reject(
                    "bidirectional",
                    "cannot be for the next symbol: the backward network would read what is to be foretold",
                    "leave it out");
        }
        return config;
    }

    /** Encoder and decoder have layers of the same sizes; the two directions of the encoder share its size. */
    private static ModelConfig translating(Section model) {
        ModelConfig config = new ModelConfig(
                model.oneOf("cell", Cell.SIMPLE_RNN),
                model.oneOf("engine", Engine.ELMAN),
                model.integer("embedding", 64, Range.between(1, 100_000)),
                hidden(model, 256),
                model.flag("bidirectional", true),
                Pooling.MEAN,
                dropout(model));
        if (config.bidirectional && config.hidden.stream().anyMatch(size -> size % 2 != 0)) {
            model.reject("hidden", "must be even with 'model.bidirectional': half of it reads each way", "use 256");
        }
        return config;
    }

    private static List<Integer> hidden(Section model, int usual) {
        return model.integers("hidden", List.of(usual), Range.between(1, 100_000));
    }

    private static double dropout(Section model) {
        return model.decimal("dropout", 0.0, Range.between(0, 0.95));
    }
}
