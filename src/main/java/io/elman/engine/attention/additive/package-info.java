/**
 * Additive attention: the vertices of DL4J that compute it, and the one vertex of ours that takes their place.
 *
 * <p>Floor 1: uses DL4J's vertices, {@code engine.attention}, {@code engine.graph}, {@code engine.kernel}, {@code engine.block}
 * and {@code engine.parallel}. Must not know files, configuration, or any task.
 */
package io.elman.engine.attention.additive;
