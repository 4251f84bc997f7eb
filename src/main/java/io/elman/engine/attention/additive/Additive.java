package io.elman.engine.attention.additive;

/**
 * An additive attention of a graph.
 *
 * @param name of the vertex that answers, [batch, state, time of the target]
 * @param queries vertex, [time of the target x batch, width]
 * @param keys vertex, [steps x batch, width]
 * @param values vertex, [batch, state, steps]
 * @param scoreWeights vertex, [batch, width]: for each example the vector by which a score is computed
 * @param target network input, as long as the queries
 * @param width of queries and keys
 * @param state channels of the values
 * @param steps of the source: stock vertices need every source to have as many
 */
public record Additive(
        String name,
        String queries,
        String keys,
        String values,
        String scoreWeights,
        String target,
        int width,
        int state,
        int steps) {}
