/**
 * The simple models that a language model has to beat to be worth its trouble: counts of what followed the last symbols.
 *
 * <p>Floor 4. Must not know: recurrent networks, files.
 */
package io.elman.generate.baseline;
