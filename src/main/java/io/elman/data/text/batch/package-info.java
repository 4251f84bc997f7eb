/**
 * Floor 2: turns rows of token indices into tensors [batch, features, time] with masks, through DataVec. Knows nothing of
 * files or of the network that will read the tensors.
 */
package io.elman.data.text.batch;
