package io.elman.data.series.read;

import io.elman.data.series.Column;
import java.util.List;
import java.util.Map;

/**
 * All rows of a file, in its order.
 *
 * @param file as the user named it
 * @param columns with values
 * @param values [column][row], NaN where a number is missing; modified when they are checked
 * @param ticks [row]
 * @param lines [row] of the file, counted from 1
 * @param series the rows of each series
 */
record FlatRows(
        String file, List<Column> columns, double[][] values, long[] ticks, long[] lines, Map<String, int[]> series) {}
