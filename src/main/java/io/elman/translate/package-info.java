/**
 * Translation of one text into another, end to end: training, evaluation, prediction, report.
 *
 * <p>Floor 4. Must not know: other tasks, the command line.
 */
package io.elman.translate;
