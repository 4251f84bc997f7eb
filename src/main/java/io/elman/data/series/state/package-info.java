/**
 * Floor 2: what has to be known to read a file as the training file was read and scaled: fitted on the training part,
 * kept as JSON. Knows nothing of tensors or of the network.
 */
package io.elman.data.series.state;
