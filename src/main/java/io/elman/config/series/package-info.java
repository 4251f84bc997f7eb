/**
 * The keys of an experiment over time series.
 *
 * <p>Floor 1. Must not know: data files, networks, tasks.
 */
package io.elman.config.series;
