/**
 * Floor 2: turns a CSV file of labelled texts into rows of token indices, on disk where there are many. Knows nothing of
 * networks, of models or of the configuration file.
 */
package io.elman.data.text;
