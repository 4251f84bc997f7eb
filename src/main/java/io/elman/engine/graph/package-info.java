/**
 * Vertices and layers of DL4J's graphs that join, spread, fold and multiply sequences, over arrays whose numbers lie
 * in the order of time.
 *
 * <p>Floor 1: uses DL4J's vertices, {@code engine.kernel}, {@code engine.block} and {@code engine.parallel}. Must not know
 * files, configuration, or any task.
 */
package io.elman.engine.graph;
