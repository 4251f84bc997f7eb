package io.elman.translate;

import java.util.List;

/**
 * A translation that was found.
 *
 * @param text of it
 * @param logProbability natural, of the whole text
 * @param score the log probability by the length penalty: what translations of one source are compared by
 * @param attention what of the source it came from
 */
public record Translation(String text, double logProbability, double score, Attended attention) {
    /** Of a text that has nothing to translate. */
    static final Translation EMPTY = new Translation("", 0, 0, new Attended(List.of(), List.of(), new float[0][]));

    /**
     * How much each token of the source counted for each token of a translation.
     *
     * @param source its tokens
     * @param target its tokens, and an empty one for the end
     * @param weights a row for each token of the target, whose numbers add up to one; empty rows without attention
     */
    public record Attended(List<String> source, List<String> target, float[][] weights) {}
}
