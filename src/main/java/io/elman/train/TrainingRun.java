package io.elman.train;

import io.elman.model.memory.LagGradient;
import io.elman.model.memory.MemoryCourse;
import java.util.List;

/**
 * How training went.
 *
 * @param epochs all that were finished, in order
 * @param kept the number of the epoch whose weights the network holds
 * @param interrupted whether the user stopped it
 * @param gradients how far back the loss reaches in each recurrent layer of the network
 */
public record TrainingRun(List<Epoch> epochs, int kept, boolean interrupted, List<LagGradient> gradients) {
    /** Returns what was seen of the network's memory. */
    public MemoryCourse memory() {
        return new MemoryCourse(
                epochs.stream().map(Epoch::layers).toList(),
                epochs.stream().map(Epoch::clipRate).toList(),
                kept,
                gradients);
    }
}
