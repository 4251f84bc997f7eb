/**
 * The simple models that a forecaster has to beat to be worth its trouble.
 *
 * <p>Floor 4. Must not know: recurrent networks, files, windows.
 */
package io.elman.forecast.baseline;
