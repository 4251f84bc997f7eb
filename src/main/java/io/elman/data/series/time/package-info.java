/**
 * Floor 2: reads and writes time stamps, finds the step between them and counts on past the last one. Knows nothing of
 * values, of CSV files or of networks.
 */
package io.elman.data.series.time;
