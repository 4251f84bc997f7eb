/**
 * Floor 2: sound as numbers: WAV files through {@code javax.sound.sampled}, other sample rates, silence at the ends. Knows
 * nothing of features, CSV files or networks.
 */
package io.elman.data.audio.signal;
