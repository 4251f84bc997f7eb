/**
 * Floor 2: turns a CSV file of pairs of texts into rows of token indices and tensors [batch, features, time] with masks.
 * Knows nothing of networks, of models or of the configuration file.
 */
package io.elman.data.text.pair;
