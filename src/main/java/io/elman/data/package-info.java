/**
 * Floor 2: turns a user's CSV file into checked rows, splits them into parts and orders them into batches. Knows nothing
 * of what a column means, of networks, of models or of the configuration file.
 */
package io.elman.data;
