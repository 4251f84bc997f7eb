package io.elman.cell;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of an Elman cell, or their gradient, which has the same shapes. The arrays are held, not copied.
 *
 * @param inputWeights W_xh, [features, hidden]
 * @param recurrentWeights W_hh, [hidden, hidden]; entry (i, j) leads from unit i at t-1 to unit j at t
 * @param hiddenBias b_h, [1, hidden]
 */
public record CellWeights(INDArray inputWeights, INDArray recurrentWeights, INDArray hiddenBias) {
    /** @throws IllegalArgumentException if the shapes do not fit each other or the types differ */
    public CellWeights {
        Shapes.requireAxes("inputWeights", inputWeights, "features", "hidden");
        long hidden = inputWeights.size(1);
        Shapes.require("recurrentWeights", recurrentWeights, hidden, hidden);
        Shapes.require("hiddenBias", hiddenBias, 1, hidden);
        Shapes.requireOneType(inputWeights, recurrentWeights, hiddenBias);
    }

    public long features() {
        return inputWeights.size(0);
    }

    public long hidden() {
        return inputWeights.size(1);
    }

    /** Returns the type in which everything is computed with these weights. */
    public DataType dataType() {
        return inputWeights.dataType();
    }

    /** Returns the same values in another type; the arrays are new unless they are of that type already. */
    public CellWeights castTo(DataType type) {
        return new CellWeights(inputWeights.castTo(type), recurrentWeights.castTo(type), hiddenBias.castTo(type));
    }

    /** Returns zeros of the same shapes and type; new arrays. */
    CellWeights zeros() {
        return new CellWeights(inputWeights.like(), recurrentWeights.like(), hiddenBias.like());
    }

    /** Adds the other's arrays, which are not modified, to these, which are modified. */
    void add(CellWeights other) {
        inputWeights.addi(other.inputWeights);
        recurrentWeights.addi(other.recurrentWeights);
        hiddenBias.addi(other.hiddenBias);
    }
}
