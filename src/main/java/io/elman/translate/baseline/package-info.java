/**
 * The simple models that a translator has to beat to be worth its trouble: what stands in the training part already.
 *
 * <p>Floor 4. Must not know: networks, files.
 */
package io.elman.translate.baseline;
