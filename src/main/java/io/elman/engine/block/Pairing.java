package io.elman.engine.block;

/**
 * Where the queries, keys and scores of an example lie in their blocks.
 *
 * @param example row of the score weights
 * @param firstQuery row of the first query
 * @param queries number of them
 * @param firstKey row of the first key
 * @param keys number of them
 * @param width of a query and a key
 * @param firstScore place of the first score; those of a query lie side by side
 */
public record Pairing(int example, int firstQuery, int queries, int firstKey, int keys, int width, int firstScore) {}
