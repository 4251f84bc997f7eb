package io.elman.engine.block;

import java.util.Arrays;

/**
 * {@link AdditiveFactors} of floats, with memory of its own: the JIT makes vector instructions of loops over whole arrays, not
 * over parts of them that begin anywhere.
 */
final class FloatAdditive {
    /** The product of two exponentials may become infinite, which gives 0, but is never 0 times infinity. */
    private static final float LIMIT = 86;

    private float[][] queries = {};
    private float[][] keys = {};
    private float[][] dQueries = {};
    private float[][] dKeys = {};
    private float[] weights = {};
    private float[] dWeights = {};
    private float[] row = {};

    /**
     * Replaces z by exp(2 z); beyond the limit, by that of the limit.
     *
     * @param z modified
     */
    static void exponentiate(float[] z, int count, FastExp exponential) {
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = -Math.min(LIMIT, Math.abs(2 * z[i]));
        }
        exponential.apply(x, 0, count);
        for (int i = 0; i < count; i++) {
            z[i] = z[i] > 0 ? 1 / x[i] : x[i];
        }
    }

    /** @param s modified: the scores of the example */
    void scores(float[] s, Pairing at, float[] q, float[] k, float[] v) {
        load(at, q, k, v);
        int place = at.firstScore();
        for (int query = 0; query < at.queries(); query++) {
            for (int key = 0; key < at.keys(); key++) {
                quotients(row, weights, queries[query], keys[key]);
                s[place++] = -2 * sum(row);
            }
        }
    }

    private void load(Pairing at, float[] q, float[] k, float[] v) {
        if (row.length != at.width()) {
            row = new float[at.width()];
            weights = new float[at.width()];
            dWeights = new float[at.width()];
        }
        queries = rows(queries, at.queries(), at.width());
        keys = rows(keys, at.keys(), at.width());
        read(q, at.firstQuery(), queries, at.queries());
        read(k, at.firstKey(), keys, at.keys());
        System.arraycopy(v, at.example() * at.width(), weights, 0, at.width());
    }

    private static float[][] rows(float[][] rows, int count, int width) {
        return rows.length < count || rows.length > 0 && rows[0].length != width ? new float[count][width] : rows;
    }

    private static void read(float[] from, int first, float[][] to, int count) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(from, (first + i) * to[i].length, to[i], 0, to[i].length);
        }
    }

    private static void write(float[][] from, int count, float[] to, int first) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(from[i], 0, to, (first + i) * from[i].length, from[i].length);
        }
    }

    private static void quotients(float[] row, float[] v, float[] q, float[] k) {
        for (int j = 0; j < row.length; j++) {
            row[j] = v[j] / (1 + q[j] * k[j]);
        }
    }

    /** Adds up in eight sums at a time, which do not wait for each other. */
    private static float sum(float[] z) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = 0;
        for (; i + 7 < z.length; i += 8) {
            a += z[i];
            b += z[i + 1];
            c += z[i + 2];
            d += z[i + 3];
            e += z[i + 4];
            f += z[i + 5];
            g += z[i + 6];
            h += z[i + 7];
        }
        for (; i < z.length; i++) {
            a += z[i];
        }
        return a + b + (c + d) + (e + f + (g + h));
    }

    /**
     * Goes back from the scores of the example to what they are made of.
     *
     * @param ds slopes of the scores; not modified
     * @param of exponentials of queries and keys, and the weights; not modified
     * @param into modified: the slopes of the example's queries, keys and weights
     */
    void slopes(float[] ds, Pairing at, float[][] of, float[][] into) {
        load(at, of[0], of[1], of[2]);
        dQueries = rows(dQueries, at.queries(), at.width());
        dKeys = rows(dKeys, at.keys(), at.width());
        clear(dQueries, at.queries());
        clear(dKeys, at.keys());
        Arrays.fill(dWeights, 0);
        int place = at.firstScore();
        for (int query = 0; query < at.queries(); query++) {
            for (int key = 0; key < at.keys(); key++) {
                slopes(ds[place++], queries[query], keys[key], dQueries[query], dKeys[key], dWeights);
            }
        }
        finish(dQueries, at.queries());
        finish(dKeys, at.keys());
        for (int j = 0; j < dWeights.length; j++) {
            dWeights[j] *= -2;
        }
        write(dQueries, at.queries(), into[0], at.firstQuery());
        write(dKeys, at.keys(), into[1], at.firstKey());
        System.arraycopy(dWeights, 0, into[2], at.example() * at.width(), at.width());
    }

    private static void clear(float[][] rows, int count) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(rows[i], 0);
        }
    }

    private static void slopes(float slope, float[] q, float[] k, float[] dq, float[] dk, float[] dv) {
        for (int j = 0; j < dv.length; j++) {
            float u = 1 / (1 + q[j] * k[j]);
            float part = slope * u;
            float both = part - part * u;
            dv[j] += part;
            dq[j] += both;
            dk[j] += both;
        }
    }

    private void finish(float[][] rows, int count) {
        for (int i = 0; i < count; i++) {
            float[] own = rows[i];
            for (int j = 0; j < own.length; j++) {
                own[j] *= 4 * weights[j];
            }
        }
    }
}
