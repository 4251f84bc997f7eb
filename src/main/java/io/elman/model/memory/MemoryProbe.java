package io.elman.model.memory;

import io.elman.cell.StateGradients;
import io.elman.engine.LayerPass;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** Looks into a network while it learns, with one batch that stays the same. The network never notices. */
public final class MemoryProbe {
    private final ProbeNetwork network;
    private final Map<String, String> titles;
    private final ProbeBatch batch;

    private MemoryProbe(ProbeNetwork network, ProbeBatch batch) {
        this.network = network;
        this.titles = RecurrentLayers.titles(network.network());
        this.batch = batch;
    }

    /**
     * Returns a probe of a network.
     *
     * @param network not modified
     * @param batches of which one is copied; at least one
     */
    public static MemoryProbe of(NeuralNetwork network, Iterator<MultiDataSet> batches) {
        return new MemoryProbe(new ProbeNetwork(network), ProbeBatch.longestOf(batches));
    }

    /**
     * Returns the state of each recurrent layer.
     *
     * @param weights of the whole network; not modified
     */
    public List<LayerMemory> layers(INDArray weights) {
        Map<String, LayerPass> passes = network.run(weights, batch.whole());
        List<LayerMemory> layers = new ArrayList<>();
        titles.forEach((prefix, title) -> Optional.ofNullable(passes.get(prefix))
                .ifPresent(pass -> layers.add(
                        new LayerMemory(title, SpectralRadius.of(recurrentWeights(prefix)), saturated(pass)))));
        return layers;
    }

    /**
     * Returns how far back the loss of an answer reaches in each recurrent layer. Where there is an answer at every step, it
     * is the loss of the last one, and for a layer that reads from the end that of the first one, which it comes to last.
     *
     * @param weights of the whole network; not modified
     */
    public List<LagGradient> gradients(INDArray weights) {
        Map<String, LayerPass> ofLast = Map.copyOf(network.run(weights, batch.lastAnswers()));
        boolean twoWays = ofLast.values().stream().anyMatch(LayerPass::fromTheEnd);
        Map<String, LayerPass> ofFirst = twoWays ? network.run(weights, batch.firstAnswers()) : ofLast;
        List<LagGradient> gradients = new ArrayList<>();
        titles.forEach((prefix, title) -> Optional.ofNullable(ofLast.get(prefix))
                .map(pass -> pass.fromTheEnd() ? ofFirst.get(prefix) : pass)
                .ifPresent(pass -> gradients.add(gradient(title, prefix, pass))));
        return gradients;
    }

    private LagGradient gradient(String title, String prefix, LayerPass pass) {
        INDArray hidden = inOrder(pass.hidden(), pass);
        INDArray mask = inOrder(pass.mask(), pass);
        INDArray gradients = StateGradients.of(recurrentWeights(prefix), hidden, mask, inOrder(pass.epsilon(), pass));
        return new LagGradient(title, Lags.meanNorms(gradients, mask));
    }

    private INDArray recurrentWeights(String prefix) {
        return network.network().getParam(prefix + "RW").castTo(DataType.DOUBLE);
    }

    /** Returns an array whose last axis is time in the order in which the layer reads; new unless nothing changes. */
    private static INDArray inOrder(INDArray array, LayerPass pass) {
        INDArray exact = array.castTo(DataType.DOUBLE);
        if (!pass.fromTheEnd()) {
            return exact;
        }
        INDArray turned = exact.like();
        int time = exact.rank() - 1;
        long steps = exact.size(time);
        for (long t = 0; t < steps; t++) {
            turned.slice(t, time).assign(exact.slice(steps - 1 - t, time));
        }
        return turned;
    }

    private static double saturated(LayerPass pass) {
        double states = pass.mask().sumNumber().doubleValue() * pass.hidden().size(1);
        // Masked states are zero.
        long many = pass.hidden()
                .scan(Conditions.absGreaterThan(LayerMemory.SATURATION))
                .longValue();
        return states == 0 ? 0 : many / states;
    }
}
