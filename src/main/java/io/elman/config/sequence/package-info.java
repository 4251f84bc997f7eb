/**
 * The keys of an experiment over labelled sequences of numbers.
 *
 * <p>Floor 1. Must not know: data files, networks, tasks.
 */
package io.elman.config.sequence;
