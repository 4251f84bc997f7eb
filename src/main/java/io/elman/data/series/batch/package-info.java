/**
 * Floor 2: the way from checked series over DataVec's records to tensors [batch, features, time], and from a network's
 * output back to values and dates. Knows nothing of the network between the two.
 */
package io.elman.data.series.batch;
