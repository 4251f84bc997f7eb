/**
 * Floor 2: cuts series into parts by time, parts into windows, and makes tensors of windows; reads forecasts back into
 * the series' own unit. Knows nothing of the network between the two.
 */
package io.elman.data.series.window;
