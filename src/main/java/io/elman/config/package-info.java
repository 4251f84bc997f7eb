/**
 * Turns one YAML file into typed values, and tells every mistake in it with its line and column.
 *
 * <p>Floor 1. Must not know: data files, networks, tasks.
 */
package io.elman.config;
