/**
 * Floor 2: what a time series is, once it was read and checked: columns, values at equal steps, and what was missing.
 * Knows nothing of files' syntax, of windows or of networks.
 */
package io.elman.data.series;
