/**
 * Floor 3: charts over time: series, forecasts with their intervals, residuals. A tick is a time as the series has it; a
 * time axis knows how ticks are told. Knows nothing of files, training or what the values mean.
 */
package io.elman.report.chart.time;
