package io.elman.train;

import java.util.List;

/**
 * How training went.
 *
 * @param epochs all that were finished, in order
 * @param kept the number of the epoch whose weights the network holds
 * @param interrupted whether the user stopped it
 */
public record TrainingRun(List<Epoch> epochs, int kept, boolean interrupted) {}
