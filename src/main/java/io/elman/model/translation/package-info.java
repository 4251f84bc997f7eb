/**
 * The network of a translation: an encoder and a decoder as one DL4J graph.
 *
 * <p>Floor 2. Must not know: text, files of data, metrics.
 */
package io.elman.model.translation;
