/**
 * Floor 2: items that are numbers over time, and tensors [batch, features, time] of them; sequences of numbers from CSV
 * files in {@code data.sequence.table}, clips in {@code data.audio}. Knows nothing of networks or of the configuration
 * file.
 */
package io.elman.data.sequence;
