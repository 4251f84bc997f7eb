/**
 * The keys of an experiment over pairs of texts.
 *
 * <p>Floor 1. Must not know: data files, networks, tasks.
 */
package io.elman.config.pair;
