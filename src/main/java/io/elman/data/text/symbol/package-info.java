/**
 * Floor 2: turns one long text into symbols, parts and segments of streams, to be learned symbol by symbol. Knows nothing of
 * networks, of models or of the configuration file.
 */
package io.elman.data.text.symbol;
