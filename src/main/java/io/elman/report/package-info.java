/**
 * Floor 3: the self-contained HTML page of a run, with its tables and quotes; charts are in {@code report.chart}. Knows
 * nothing of training, text, series or DL4J: it is given names and numbers.
 */
package io.elman.report;
