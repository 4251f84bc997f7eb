package io.elman.data.sequence.table;

import java.util.List;

/**
 * The columns of sequences in long format.
 *
 * @param sequence whose equal cells make a sequence
 * @param features the columns of numbers
 * @param decimal what stands before the decimals
 */
public record SequenceColumns(String sequence, List<String> features, char decimal) {}
