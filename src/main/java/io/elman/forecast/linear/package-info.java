/**
 * Floor 4: the linear part of a forecaster, which forecasts first and leaves the rest to the network. Knows nothing of
 * networks, of files or of how forecasts are judged.
 */
package io.elman.forecast.linear;
