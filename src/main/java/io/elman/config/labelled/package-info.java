/**
 * The keys that experiments over labelled items share, whatever the items are.
 *
 * <p>Floor 1. Must not know: data files, networks, tasks.
 */
package io.elman.config.labelled;
