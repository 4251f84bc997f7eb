/**
 * Floor 2: sequences of numbers from CSV files in long format, a row a step, scaled by what the training part has. Knows
 * nothing of networks or of the configuration file.
 */
package io.elman.data.sequence.table;
