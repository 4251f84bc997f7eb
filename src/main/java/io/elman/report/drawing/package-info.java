/**
 * Floor 3: what charts are drawn with: shapes, axes, ticks, legends and the room that letters take. Knows no chart, and
 * nothing of training, text, series or DL4J.
 */
package io.elman.report.drawing;
