package io.elman.train;

import java.util.List;

/**
 * How training went; the network holds the weights of the best epoch.
 *
 * @param epochs all that were finished, in order
 * @param best the number of the epoch whose weights were kept
 * @param interrupted whether the user stopped it
 */
public record TrainingRun(List<Epoch> epochs, int best, boolean interrupted) {}
