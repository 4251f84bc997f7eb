/**
 * Answers of trained networks to texts, without DL4J's forward pass: what does not depend on the text is computed once.
 *
 * <p>Floor 1: uses DL4J's configurations and weights, {@code engine.kernel} and {@code engine.block}. Must not know files,
 * configuration, or any task. Nothing here trains.
 */
package io.elman.engine.inference;
