package io.elman.engine;

import io.elman.verify.RandomArrays;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Stock networks with weights that neither saturate nor leave the activations linear. */
final class Networks {
    private Networks() {}

    static SimpleRnn recurrent(int in, int out, Activation activation) {
        return new SimpleRnn.Builder().nIn(in).nOut(out).activation(activation).build();
    }

    static SimpleRnn recurrent(int in, int out) {
        return recurrent(in, out, Activation.TANH);
    }

    static RnnOutputLayer outputs(int in, int classes) {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nIn(in)
                .nOut(classes)
                .activation(Activation.SOFTMAX)
                // Below a bidirectional layer DL4J does not find it out by itself.
                .dataFormat(RNNFormat.NCW)
                .build();
    }

    static RnnOutputLayer values(int in, int outputs, ILossFunction loss) {
        return new RnnOutputLayer.Builder(loss)
                .nIn(in)
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build();
    }

    static OutputLayer output(int in, int classes) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(in)
                .nOut(classes)
                .activation(Activation.SOFTMAX)
                .build();
    }

    static GlobalPoolingLayer pooling(PoolingType type) {
        return new GlobalPoolingLayer.Builder(type).build();
    }

    static EmbeddingSequenceLayer embedding(int vocabulary, int width) {
        return new EmbeddingSequenceLayer.Builder().nIn(vocabulary).nOut(width).build();
    }

    static MultiLayerConfiguration configuration(DataType type, Layer... layers) {
        return new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new Adam(1e-2))
                .list(layers)
                .build();
    }

    static MultiLayerConfiguration truncated(DataType type, int length, Layer... layers) {
        MultiLayerConfiguration configuration = configuration(type, layers);
        configuration.setBackpropType(BackpropType.TruncatedBPTT);
        configuration.setTbpttFwdLength(length);
        configuration.setTbpttBackLength(length);
        return configuration;
    }

    /** Returns the stock network with random weights of deviation 0.4. */
    static MultiLayerNetwork stock(MultiLayerConfiguration configuration, long seed) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        network.setParams(
                new RandomArrays(seed).normal(0.4, 1, network.numParams()).castTo(configuration.getDataType()));
        return network;
    }

    static MultiLayerNetwork stock(long seed, DataType type, Layer... layers) {
        return stock(configuration(type, layers), seed);
    }
}
