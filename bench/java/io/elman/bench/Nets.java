package io.elman.bench;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The stock networks of the workloads. */
final class Nets {
    private Nets() {}

    private static NeuralNetConfiguration.ListBuilder builder() {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(1e-3))
                .list();
    }

    private static MultiLayerNetwork initialized(NeuralNetConfiguration.ListBuilder layers, InputType input) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(layers.setInputType(input).build());
        network.init();
        return network;
    }

    static MultiLayerNetwork dense(int features, int hidden, int classes, int steps) {
        return initialized(
                builder().layer(cells(hidden)).layer(classesPerStep(classes)), InputType.recurrent(features, steps));
    }

    static MultiLayerNetwork characters(int vocabulary, int embedding, int hidden, int steps) {
        return initialized(
                builder()
                        .layer(embedding(vocabulary, embedding))
                        .layer(cells(hidden))
                        .layer(classesPerStep(vocabulary)),
                InputType.recurrent(vocabulary, steps));
    }

    static MultiLayerNetwork text(int vocabulary, int embedding, int hidden, int classes) {
        return initialized(
                builder()
                        .layer(embedding(vocabulary, embedding))
                        .layer(cells(hidden))
                        .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build())
                        .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .nOut(classes)
                                .build()),
                InputType.recurrent(vocabulary, -1));
    }

    static MultiLayerNetwork forecast(int features, int hidden, int outputs, int steps) {
        return initialized(
                builder()
                        .layer(new LastTimeStep(cells(hidden)))
                        .layer(new OutputLayer.Builder(LossFunction.MSE)
                                .activation(Activation.IDENTITY)
                                .nOut(outputs)
                                .build()),
                InputType.recurrent(features, steps));
    }

    private static SimpleRnn cells(int hidden) {
        return new SimpleRnn.Builder().nOut(hidden).activation(Activation.TANH).build();
    }

    private static EmbeddingSequenceLayer embedding(int vocabulary, int width) {
        return new EmbeddingSequenceLayer.Builder().nIn(vocabulary).nOut(width).build();
    }

    private static RnnOutputLayer classesPerStep(int classes) {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nOut(classes)
                .dataFormat(RNNFormat.NCW)
                .build();
    }
}
