/**
 * Attention of the steps of one sequence to those of another.
 *
 * <p>Floor 1: uses DL4J's vertex, {@code engine.kernel} and {@code engine.block}. Must not know files, configuration, or any
 * task.
 */
package io.elman.engine.attention;
