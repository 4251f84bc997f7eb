package io.elman.model;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The classes that a network's configuration may name. DL4J creates an object of any class it is told, so every class
 * that none of our networks needs is refused.
 */
final class ClassAllowList {
    private static final String TYPE = "@class";
    private static final Set<String> ALLOWED = Set.of(
            "org.deeplearning4j.nn.conf.graph.AttentionVertex",
            "org.deeplearning4j.nn.conf.graph.ElementWiseVertex",
            "org.deeplearning4j.nn.conf.graph.LayerVertex",
            "org.deeplearning4j.nn.conf.graph.MergeVertex",
            "org.deeplearning4j.nn.conf.graph.PreprocessorVertex",
            "org.deeplearning4j.nn.conf.graph.ReshapeVertex",
            "org.deeplearning4j.nn.conf.graph.ScaleVertex",
            "org.deeplearning4j.nn.conf.graph.ShiftVertex",
            "org.deeplearning4j.nn.conf.graph.SubsetVertex",
            "org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex",
            "org.deeplearning4j.nn.conf.layers.ActivationLayer",
            "org.deeplearning4j.nn.conf.layers.DenseLayer",
            "org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer",
            "org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer",
            "org.deeplearning4j.nn.conf.layers.OutputLayer",
            "org.deeplearning4j.nn.conf.layers.RnnOutputLayer",
            "org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional",
            "org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep",
            "org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn",
            "org.deeplearning4j.nn.conf.distribution.NormalDistribution",
            "org.deeplearning4j.nn.conf.dropout.Dropout",
            "org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor",
            "org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor",
            "org.deeplearning4j.nn.weights.WeightInitDistribution",
            "org.deeplearning4j.nn.weights.WeightInitXavier",
            "org.deeplearning4j.nn.weights.WeightInitZero",
            "org.nd4j.linalg.activations.impl.ActivationIdentity",
            "org.nd4j.linalg.activations.impl.ActivationSoftmax",
            "org.nd4j.linalg.activations.impl.ActivationTanH",
            "org.nd4j.linalg.learning.config.Adam",
            "org.nd4j.linalg.learning.config.RmsProp",
            "org.nd4j.linalg.learning.config.Sgd",
            "org.nd4j.linalg.learning.regularization.L2Regularization",
            "org.nd4j.linalg.lossfunctions.impl.LossMAE",
            "org.nd4j.linalg.lossfunctions.impl.LossMCXENT",
            "org.nd4j.linalg.lossfunctions.impl.LossMSE",
            "org.nd4j.linalg.schedule.FixedSchedule");

    private ClassAllowList() {}

    /**
     * Looks at every token, so that a key that stands twice cannot hide a class.
     *
     * @param json UTF-8; not modified
     * @throws IllegalArgumentException if it is not JSON or names another class
     */
    static void check(byte[] json) {
        try (JsonReader reader = new JsonReader(new StringReader(new String(json, StandardCharsets.UTF_8)))) {
            reader.setStrictness(Strictness.STRICT);
            boolean typeExpected = false;
            for (JsonToken token = reader.peek(); token != JsonToken.END_DOCUMENT; token = reader.peek()) {
                typeExpected = next(reader, token, typeExpected);
            }
        } catch (IOException | IllegalStateException notJson) {
            throw new IllegalArgumentException("this is not JSON", notJson);
        }
    }

    /** Consumes a token and returns whether the next one is the value of a type key. */
    private static boolean next(JsonReader reader, JsonToken token, boolean typeExpected) throws IOException {
        if (typeExpected) {
            refuseUnlessAllowed(token == JsonToken.STRING ? reader.nextString() : token.name());
            return false;
        }
        switch (token) {
            case BEGIN_ARRAY -> reader.beginArray();
            case END_ARRAY -> reader.endArray();
            case BEGIN_OBJECT -> reader.beginObject();
            case END_OBJECT -> reader.endObject();
            case NAME -> {
                return reader.nextName().equals(TYPE);
            }
            default -> reader.skipValue();
        }
        return false;
    }

    private static void refuseUnlessAllowed(String type) {
        if (!ALLOWED.contains(type)) {
            throw new IllegalArgumentException("the class " + type + " is not one that a model may name");
        }
    }
}
