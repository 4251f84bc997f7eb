/**
 * Floor 3: charts drawn as inline SVG, blocks of a {@code report} page. A chart is a record of what is shown, beside it a
 * drawing with every place worked out. Knows nothing of training, text, series or DL4J.
 */
package io.elman.report.chart;
