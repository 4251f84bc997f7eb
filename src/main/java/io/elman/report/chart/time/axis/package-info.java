/**
 * Floor 3: what the ticks of a series count, where a time axis has its labels and how it tells a time. Knows no chart.
 */
package io.elman.report.chart.time.axis;
