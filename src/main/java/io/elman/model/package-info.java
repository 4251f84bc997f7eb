/**
 * Builds the DL4J network of an experiment, and saves and loads the model zip without trusting it.
 *
 * <p>Floor 2. Must not know: text, series, files of data, metrics.
 */
package io.elman.model;
