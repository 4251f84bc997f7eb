/**
 * Floor 2: brings the values of a window to the range a network likes and its forecasts back to the series' own unit,
 * exactly. What it has to know is fitted on the training part. Knows nothing of files, of tensors or of networks.
 */
package io.elman.data.series.scale;
