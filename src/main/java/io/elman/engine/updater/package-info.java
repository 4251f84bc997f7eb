/**
 * DL4J's updaters with Adam in one pass over all weights, for stacks of layers and for graphs, and the step that
 * they come to, subtracted on all threads.
 *
 * <p>Floor 1: uses DL4J's updaters, {@code engine.kernel} and {@code engine.block}. Must not know which layers there are,
 * files, configuration, or any task.
 */
package io.elman.engine.updater;
