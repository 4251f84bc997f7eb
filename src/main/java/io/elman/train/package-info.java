/**
 * The training loop: epochs, validation, early stop, checkpoints, progress.
 *
 * <p>Floor 3. Must not know: what the numbers in a batch mean, or what is reported of a run.
 */
package io.elman.train;
