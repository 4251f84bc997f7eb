/**
 * The keys of an experiment over labelled texts.
 *
 * <p>Floor 1. Must not know: data files, networks, tasks.
 */
package io.elman.config.text;
