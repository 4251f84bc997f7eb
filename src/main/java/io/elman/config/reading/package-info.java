/**
 * YAML into keys that know their line and column, and what the sections of several inputs share.
 *
 * <p>Floor 1. Must not know: which keys there are.
 */
package io.elman.config.reading;
