package io.elman.engine.block;

import java.util.Arrays;

/**
 * {@link AdditiveFactors} of doubles: what {@link FloatAdditive} is to floats.
 */
final class DoubleAdditive {
    /** The product of two exponentials may become infinite, which gives 0, but is never 0 times infinity. */
    private static final double LIMIT = 700;

    private double[][] queries = {};
    private double[][] keys = {};
    private double[][] dQueries = {};
    private double[][] dKeys = {};
    private double[] weights = {};
    private double[] dWeights = {};
    private double[] row = {};

    /**
     * Replaces z by exp(2 z); beyond the limit, by that of the limit.
     *
     * @param z modified
     */
    static void exponentiate(double[] z, int count) {
        for (int i = 0; i < count; i++) {
            z[i] = Math.exp(Math.max(-LIMIT, Math.min(LIMIT, 2 * z[i])));
        }
    }

    /** @param s modified: the scores of the example */
    void scores(double[] s, Pairing at, double[] q, double[] k, double[] v) {
        load(at, q, k, v);
        int place = at.firstScore();
        for (int query = 0; query < at.queries(); query++) {
            for (int key = 0; key < at.keys(); key++) {
                quotients(row, weights, queries[query], keys[key]);
                s[place++] = -2 * sum(row);
            }
        }
    }

    private void load(Pairing at, double[] q, double[] k, double[] v) {
        if (row.length != at.width()) {
            row = new double[at.width()];
            weights = new double[at.width()];
            dWeights = new double[at.width()];
        }
        queries = rows(queries, at.queries(), at.width());
        keys = rows(keys, at.keys(), at.width());
        read(q, at.firstQuery(), queries, at.queries());
        read(k, at.firstKey(), keys, at.keys());
        System.arraycopy(v, at.example() * at.width(), weights, 0, at.width());
    }

    private static double[][] rows(double[][] rows, int count, int width) {
        return rows.length < count || rows.length > 0 && rows[0].length != width ? new double[count][width] : rows;
    }

    private static void read(double[] from, int first, double[][] to, int count) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(from, (first + i) * to[i].length, to[i], 0, to[i].length);
        }
    }

    private static void write(double[][] from, int count, double[] to, int first) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(from[i], 0, to, (first + i) * from[i].length, from[i].length);
        }
    }

    private static void quotients(double[] row, double[] v, double[] q, double[] k) {
        for (int j = 0; j < row.length; j++) {
            row[j] = v[j] / (1 + q[j] * k[j]);
        }
    }

    private static double sum(double[] z) {
        double sum = 0;
        for (double number : z) {
            sum += number;
        }
        return sum;
    }

    /**
     * Goes back from the scores of the example to what they are made of.
     *
     * @param ds slopes of the scores; not modified
     * @param of exponentials of queries and keys, and the weights; not modified
     * @param into modified: the slopes of the example's queries, keys and weights
     */
    void slopes(double[] ds, Pairing at, double[][] of, double[][] into) {
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

    private static void clear(double[][] rows, int count) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(rows[i], 0);
        }
    }

    private static void slopes(double slope, double[] q, double[] k, double[] dq, double[] dk, double[] dv) {
        for (int j = 0; j < dv.length; j++) {
            double u = 1 / (1 + q[j] * k[j]);
            double part = slope * u;
            double both = part - part * u;
            dv[j] += part;
            dq[j] += both;
            dk[j] += both;
        }
    }

    private void finish(double[][] rows, int count) {
        for (int i = 0; i < count; i++) {
            double[] own = rows[i];
            for (int j = 0; j < own.length; j++) {
                own[j] *= 4 * weights[j];
            }
        }
    }
}
