package io.elman.model;

import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.config.StepConfig;
import io.elman.config.TrainingConfig;
import io.elman.engine.Engine;
import io.elman.engine.PinballLoss;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Builds the network of an experiment: embedding, recurrent layers, readout, softmax.
 *
 * <p>Each recurrent layer is {@code h_t = tanh(W_xh x_t + W_hh h_{t-1} + b_h)} and the answer is
 * {@code y = softmax(W_hy r + b_y)}, or {@code y = W_hy r + b_y} for values, where the readout {@code r} is {@code h_t}
 * itself or pooled over the steps. W_hh starts orthogonal, so that early gradients neither vanish nor explode.
 */
public final class NetworkBuilder {
    /** The layer above then starts on the steep part of tanh. */
    public static final double EMBEDDING_DEVIATION = 0.1;

    /** Of a few symbols, each of which should tell from the first step on: with less, states go their own way and saturate. */
    private static final double SYMBOL_DEVIATION = 1;

    /** Of the usual deviation, for the input weights of a network of values. */
    private static final double SMALL_WEIGHTS = 0.3;

    private final ModelConfig model;
    private final TrainingConfig training;
    private final long seed;

    private NetworkBuilder(ModelConfig model, TrainingConfig training, long seed) {
        this.model = model;
        this.training = training;
        this.seed = seed;
    }

    /** Returns the arrays of the network that {@link #build} gives, without finding weights for them. */
    static List<Parameters> parameters(Experiment experiment, NetworkShape shape) {
        return Parameters.of(
                new NetworkBuilder(experiment.model(), experiment.training(), experiment.seed()).initialized(shape));
    }

    private MultiLayerNetwork initialized(NetworkShape shape) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(shape));
        network.init();
        return network;
    }

    /** Returns a new network with its first, seeded weights. */
    public static MultiLayerNetwork build(Experiment experiment, NetworkShape shape) {
        return build(experiment.model(), experiment.training(), experiment.seed(), shape);
    }

    /** As above, for a network that no file describes. */
    public static MultiLayerNetwork build(ModelConfig model, TrainingConfig training, long seed, NetworkShape shape) {
        MultiLayerNetwork network = new NetworkBuilder(model, training, seed).initialized(shape);
        OrthogonalWeights.set(network, seed);
        return model.engine() == ModelConfig.Engine.STOCK ? network : Engine.accelerate(network);
    }

    private MultiLayerConfiguration configuration(NetworkShape shape) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .updater(updater(training.step()))
                .l2(training.l2())
                .weightInit(WeightInit.XAVIER)
                .list();
        if (model.embedding() > 0) {
            layers.layer(embedding(
                    shape.inputs(), model.embedding(), foretells(shape) ? SYMBOL_DEVIATION : EMBEDDING_DEVIATION));
        }
        for (int index = 0; index < model.hidden().size(); index++) {
            layers.layer(recurrent(index, shape));
        }
        readOut(layers, shape);
        return layers.build();
    }

    /**
     * Returns a layer of a vector for each token.
     *
     * @param deviation of the numbers that it starts with
     */
    public static Layer embedding(int tokens, int width, double deviation) {
        return new EmbeddingSequenceLayer.Builder()
                .name("embedding")
                .nIn(tokens)
                .nOut(width)
                .weightInit(new NormalDistribution(0, deviation))
                .build();
    }

    private int firstInputs(NetworkShape shape) {
        return model.embedding() > 0 ? model.embedding() : shape.inputs();
    }

    private int directions() {
        return model.bidirectional() ? 2 : 1;
    }

    /** Every size is given: DL4J's own inference of sizes puts a wrong preprocessor behind the pooling. */
    private Layer recurrent(int index, NetworkShape shape) {
        int inputs =
                index == 0 ? firstInputs(shape) : directions() * model.hidden().get(index - 1);
        SimpleRnn layer = new SimpleRnn.Builder()
                .name("recurrent" + index)
                .weightInit(inputWeights(shape, inputs, model.hidden().get(index)))
                .nIn(inputs)
                .nOut(model.hidden().get(index))
                .activation(Activation.TANH)
                .dropOut(index == 0 && foretells(shape) ? 0 : model.keptShare())
                .build();
        if (model.bidirectional()) {
            return new Bidirectional(Bidirectional.Mode.CONCAT, layer);
        }
        boolean top = index == model.hidden().size() - 1;
        return top && model.pooling() == ModelConfig.Pooling.LAST ? new LastTimeStep(layer) : layer;
    }

    /** A linear model is what a network of values should be able to begin with: tanh is one near zero. */
    private static IWeightInit inputWeights(NetworkShape shape, int inputs, int outputs) {
        return shape.answer() instanceof Answer.Values
                ? new WeightInitDistribution(
                        new NormalDistribution(0, SMALL_WEIGHTS * Math.sqrt(2.0 / (inputs + outputs))))
                : new WeightInitXavier();
    }

    private void readOut(NeuralNetConfiguration.ListBuilder layers, NetworkShape shape) {
        switch (model.pooling()) {
            case MEAN -> layers.layer(pooling(PoolingType.AVG)).layer(output(new OutputLayer.Builder(), shape));
            case MAX -> layers.layer(pooling(PoolingType.MAX)).layer(output(new OutputLayer.Builder(), shape));
            case LAST -> layers.layer(output(new OutputLayer.Builder(), shape));
            case NONE -> layers.layer(output(new RnnOutputLayer.Builder().dataFormat(RNNFormat.NCW), shape));
        }
    }

    private static Layer pooling(PoolingType type) {
        return new GlobalPoolingLayer.Builder(type).name("readout").build();
    }

    private Layer output(BaseOutputLayer.Builder<?> builder, NetworkShape shape) {
        builder.lossFunction(loss(shape.answer()));
        builder.name("output");
        builder.nIn(directions() * model.hidden().get(model.hidden().size() - 1));
        builder.nOut(shape.outputs());
        builder.activation(shape.answer() instanceof Answer.Values ? Activation.IDENTITY : Activation.SOFTMAX);
        builder.weightInit(WeightInit.XAVIER);
        builder.dropOut(model.keptShare());
        return builder.build();
    }

    /** A network of the next symbol drops nothing of a symbol, of which there is only one a step. */
    private static boolean foretells(NetworkShape shape) {
        return shape.answer() instanceof Answer.NextSymbol;
    }

    private static ILossFunction loss(Answer answer) {
        if (answer instanceof Answer.Values values) {
            return loss(values);
        }
        return answer instanceof Answer.Classes classes && classes.isWeighted()
                ? new LossMCXENT(Nd4j.createFromArray(classes.weights()))
                : new LossMCXENT();
    }

    private static ILossFunction loss(Answer.Values values) {
        return switch (values.loss()) {
            case ABSOLUTE -> new LossMAE();
            case SQUARED -> new LossMSE();
            case PINBALL ->
                new PinballLoss(values.quantiles().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
        };
    }

    /** Returns DL4J's rule for the steps of training. */
    public static IUpdater updater(StepConfig step) {
        return switch (step.updater()) {
            case ADAM -> new Adam(step.learningRate());
            case RMSPROP -> new RmsProp(step.learningRate());
            case SGD -> new Sgd(step.learningRate());
        };
    }
}
