/**
 * The arithmetic of recurrent networks over time, as few large native calls between plain Java loops.
 *
 * <p>Floor 1: uses ND4J's arrays and {@code engine.block}. Must not know DL4J, files, configuration, or any task. Arrays
 * that come in or go out are [batch, channels, time] in any layout; inside, every step of every example is a row, and
 * steps that are masked at the end or the start of an example have no row.
 */
package io.elman.engine.kernel;
