/**
 * How good forecasts are: errors in the series' own unit and free of it, tests of whether one is better than another, and
 * bands around them.
 *
 * <p>Floor 4. Must not know: who forecast.
 */
package io.elman.forecast.score;
