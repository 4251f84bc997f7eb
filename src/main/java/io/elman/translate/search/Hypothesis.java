package io.elman.translate.search;

/**
 * A translation that was found.
 *
 * @param tokens without the end; not modified
 * @param logProbability natural, of all tokens and the end
 * @param score the log probability by the length penalty: what hypotheses are compared by
 * @param ended whether the network ended it; else it was cut at the longest length
 * @param attention how much each token of the source counted, for each token and the end; empty rows without attention
 */
public record Hypothesis(int[] tokens, double logProbability, double score, boolean ended, float[][] attention) {}
