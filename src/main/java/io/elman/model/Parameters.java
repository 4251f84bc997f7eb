package io.elman.model;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * One array of weights of a network.
 *
 * @param name layer and DL4J's name of the array
 * @param shape its sizes, as in {@code 64 x 128}
 * @param count how many numbers it holds
 */
public record Parameters(String name, String shape, long count) {
    /** Returns the arrays of a network, from its input to its output. */
    public static List<Parameters> of(NeuralNetwork network) {
        return ((Model) network)
                .paramTable().entrySet().stream()
                        .map(array -> new Parameters(
                                layerName(network, array.getKey()),
                                String.join(
                                        " x ",
                                        Arrays.stream(array.getValue().shape())
                                                .mapToObj(Long::toString)
                                                .toList()),
                                array.getValue().length()))
                        .toList();
    }

    /** Returns how many numbers all arrays of a network hold. */
    public static long total(NeuralNetwork network) {
        return of(network).stream().mapToLong(Parameters::count).sum();
    }

    /** DL4J calls an array {@code 1_RW}: its layer's number, in a graph its layer's name, and its own name. */
    private static String layerName(NeuralNetwork network, String key) {
        String[] parts = key.split("_", 2);
        String layer = network instanceof MultiLayerNetwork layers
                ? layers.getLayer(Integer.parseInt(parts[0])).conf().getLayer().getLayerName()
                : parts[0];
        return layer + "." + parts[1];
    }
}
