/**
 * Floor 3: charts drawn as inline SVG, blocks of a {@code report} page. A chart is a record of what is shown; scales,
 * ticks and axes stand beside it. Knows nothing of training, text, series or DL4J.
 */
package io.elman.report.chart;
