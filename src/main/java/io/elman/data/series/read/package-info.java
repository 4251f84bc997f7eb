/**
 * Floor 2: turns a CSV file into checked series at equal steps, and tells every mistake with its line. Knows nothing of
 * what is forecast from them, of windows or of networks.
 */
package io.elman.data.series.read;
