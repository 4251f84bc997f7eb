package io.elman.engine.block;

/**
 * What additive scores are made of, or the slopes of these, all on the Java sides:
 *
 * <pre>
 *     s = v' tanh(q + k) - sum v = -2 sum_j v_j u_j        u_j = 1 / (1 + exp(2 q_j) exp(2 k_j))
 *     ds/dq_j = ds/dk_j = 4 v_j u_j (1 - u_j)              ds/dv_j = -2 u_j
 * </pre>
 *
 * because tanh x = 1 - 2 / (1 + exp 2x): the exponentials are computed once a query and once a key, and a pair costs a
 * division. The sum of v, the same for all keys, is left out: a softmax does not see it, and the slopes of a query's scores add
 * up to zero.
 *
 * @param queries a row each; e to the power of 2 q where scores are computed
 * @param keys a row each; e to the power of 2 k where scores are computed
 * @param weights v, a row an example
 */
public record AdditiveFactors(Block queries, Block keys, Block weights) {}
