/**
 * Floor 2: what is computed of a signal for a network to read: mel-frequency cepstral coefficients and their slopes. Knows
 * nothing of files or networks.
 */
package io.elman.data.audio.feature;
