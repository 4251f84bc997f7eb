package io.elman.train;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The epochs so far and the weights of the best one. */
final class TrainingHistory {
    private final List<Epoch> epochs;
    private int best;
    private INDArray bestWeights;

    TrainingHistory() {
        this(List.of(), 0, null);
    }

    TrainingHistory(List<Epoch> epochs, int best, INDArray bestWeights) {
        this.epochs = new ArrayList<>(epochs);
        this.best = best;
        this.bestWeights = bestWeights;
    }

    /** Returns the epochs so far, whatever comes behind them. */
    TrainingHistory copy() {
        return new TrainingHistory(epochs, best, bestWeights);
    }

    /**
     * Returns whether this epoch is the best so far.
     *
     * @param weights copied if it is; not modified
     */
    boolean add(Epoch epoch, INDArray weights) {
        epochs.add(epoch);
        boolean better =
                best == 0 || epoch.validationLoss() < epochs.get(best - 1).validationLoss();
        if (better) {
            best = epoch.number();
            bestWeights = weights.dup();
        }
        return better;
    }

    List<Epoch> epochs() {
        return List.copyOf(epochs);
    }

    boolean hasBest() {
        return best > 0;
    }

    int best() {
        return best;
    }

    /** Returns how many epochs brought nothing since the best one. */
    int sinceBest() {
        return epochs.size() - best;
    }

    INDArray bestWeights() {
        return bestWeights;
    }
}
