package io.elman.model;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Networks that threads share. DL4J keeps the state of a forward pass in the network, so each thread works with copies of
 * those that are trained, and they take turns with those that are still learning.
 */
final class NetworkPool {
    private final List<MultiLayerNetwork> networks;
    private final boolean learning;
    private final UnaryOperator<MultiLayerNetwork> copier;
    private final Queue<List<MultiLayerNetwork>> idleCopies = new ConcurrentLinkedQueue<>();

    /**
     * @param learning whether the weights of the networks still change
     * @param copier returns a network of its own for a thread
     */
    NetworkPool(List<MultiLayerNetwork> networks, boolean learning, UnaryOperator<MultiLayerNetwork> copier) {
        this.networks = List.copyOf(networks);
        this.learning = learning;
        this.copier = copier;
    }

    int size() {
        return networks.size();
    }

    /** Returns what a use of the networks returns; no other thread uses the same ones meanwhile. */
    <T> T with(Function<List<MultiLayerNetwork>, T> use) {
        if (learning) {
            synchronized (this) {
                return use.apply(networks);
            }
        }
        List<MultiLayerNetwork> copies = Optional.ofNullable(idleCopies.poll()).orElseGet(this::copies);
        try {
            return use.apply(copies);
        } finally {
            idleCopies.add(copies);
        }
    }

    private List<MultiLayerNetwork> copies() {
        return networks.stream().map(copier).toList();
    }
}
