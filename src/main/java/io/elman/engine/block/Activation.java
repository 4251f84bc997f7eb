package io.elman.engine.block;

import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** h = f(z) and its slope, which for each of these follows from h alone, so that z need not be kept. */
public enum Activation {
    /** tanh, slope 1 - h^2. */
    TANH {
        @Override
        void apply(float[] z, int from, int to) {
            FastTanh.apply(z, from, to);
        }

        @Override
        void apply(double[] z, int from, int to) {
            for (int i = from; i < to; i++) {
                z[i] = Math.tanh(z[i]);
            }
        }

        @Override
        void multiplyBySlope(float[] dh, float[] h, int count) {
            for (int i = 0; i < count; i++) {
                dh[i] *= 1 - h[i] * h[i];
            }
        }

        @Override
        void multiplyBySlope(double[] dh, double[] h, int count) {
            for (int i = 0; i < count; i++) {
                dh[i] *= 1 - h[i] * h[i];
            }
        }
    },

    /** max(z, 0), slope 1 where h is positive and 0 elsewhere. */
    RELU {
        @Override
        void apply(float[] z, int from, int to) {
            for (int i = from; i < to; i++) {
                z[i] = Math.max(z[i], 0);
            }
        }

        @Override
        void apply(double[] z, int from, int to) {
            for (int i = from; i < to; i++) {
                z[i] = Math.max(z[i], 0);
            }
        }

        @Override
        void multiplyBySlope(float[] dh, float[] h, int count) {
            for (int i = 0; i < count; i++) {
                dh[i] = h[i] > 0 ? dh[i] : 0;
            }
        }

        @Override
        void multiplyBySlope(double[] dh, double[] h, int count) {
            for (int i = 0; i < count; i++) {
                dh[i] = h[i] > 0 ? dh[i] : 0;
            }
        }
    },

    /** z itself, slope 1. */
    IDENTITY {
        @Override
        void apply(float[] z, int from, int to) {}

        @Override
        void apply(double[] z, int from, int to) {}

        @Override
        void multiplyBySlope(float[] dh, float[] h, int count) {}

        @Override
        void multiplyBySlope(double[] dh, double[] h, int count) {}
    };

    /** Returns ours for ND4J's function, where there is one. */
    public static Optional<Activation> of(IActivation function) {
        if (function instanceof ActivationTanH) {
            return Optional.of(TANH);
        }
        if (function instanceof ActivationReLU) {
            return Optional.of(RELU);
        }
        return function instanceof ActivationIdentity ? Optional.of(IDENTITY) : Optional.empty();
    }

    /** @param z modified: holds h afterwards */
    abstract void apply(float[] z, int from, int to);

    /** @param z modified: holds h afterwards */
    abstract void apply(double[] z, int from, int to);

    /**
     * @param dh modified: holds dL/dz afterwards
     * @param h not modified
     */
    abstract void multiplyBySlope(float[] dh, float[] h, int count);

    /**
     * @param dh modified: holds dL/dz afterwards
     * @param h not modified
     */
    abstract void multiplyBySlope(double[] dh, double[] h, int count);
}
