/**
 * The simple models that a classifier has to beat to be worth its trouble.
 *
 * <p>Floor 4. Must not know: recurrent networks.
 */
package io.elman.classify.baseline;
