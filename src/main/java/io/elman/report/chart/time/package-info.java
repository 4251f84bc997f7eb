/**
 * Floor 3: charts over time: series, forecasts with their intervals, residuals. A tick is a time as the series has it; the
 * nested {@code axis} knows what ticks are. Knows nothing of files, training or what the values mean.
 */
package io.elman.report.chart.time;
