package io.elman.cell;

/**
 * A scalar and its derivative with respect to one chosen quantity, carried forward through every operation: plain Java
 * arithmetic, no arrays, no backward pass.
 */
record Dual(double value, double slope) {
    static Dual constant(double value) {
        return new Dual(value, 0);
    }

    Dual plus(Dual other) {
        return new Dual(value + other.value, slope + other.slope);
    }

    Dual times(Dual other) {
        return new Dual(value * other.value, slope * other.value + value * other.slope);
    }

    Dual dividedBy(Dual other) {
        return new Dual(value / other.value, (slope * other.value - value * other.slope) / (other.value * other.value));
    }

    Dual tanh() {
        double cosh = Math.cosh(value);
        return new Dual(Math.tanh(value), slope / (cosh * cosh));
    }

    Dual exp() {
        return new Dual(Math.exp(value), slope * Math.exp(value));
    }

    Dual log() {
        return new Dual(Math.log(value), slope / value);
    }
}
