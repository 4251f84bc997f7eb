/**
 * The keys of an experiment over one long text that is learned symbol by symbol.
 *
 * <p>Floor 1. Must not know: data files, networks, tasks.
 */
package io.elman.config.symbol;
