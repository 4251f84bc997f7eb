/**
 * The Elman cell by hand in plain ND4J, forward and backward, written to be read and to be right: the oracle that every
 * faster way is held against.
 *
 * <p>Floor 1: uses ND4J only. Must not know DL4J, files, configuration, or any task. Arrays are [batch, channels, time]
 * where there is a time axis, and rows are examples: a weight matrix stands to the right of its input.
 */
package io.elman.cell;
