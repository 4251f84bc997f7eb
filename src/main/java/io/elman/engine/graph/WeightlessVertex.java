package io.elman.engine.graph;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex that is no layer and has no weights, but reads the masks of what goes in. */
// DL4J's own class takes an array where its interface takes any number of them.
@SuppressWarnings("overrides")
public abstract class WeightlessVertex extends BaseGraphVertex {
    private static final long serialVersionUID = 1;

    private INDArray[] masks;

    protected WeightlessVertex(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, null, null, type);
    }

    /** @param given one an input, null for none; held until {@link #clear} */
    protected final void keepMasks(INDArray[] given) {
        masks = given;
    }

    /** Returns the mask of an input, or null. */
    protected final INDArray mask(int input) {
        return masks == null ? null : masks[input];
    }

    /** The masks belong to one batch: DL4J tells of those of the next one only if there are any. */
    @Override
    public void clear() {
        super.clear();
        masks = null;
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public Layer getLayer() {
        return null;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        if (gradients != null) {
            throw new IllegalArgumentException("this vertex has no weights");
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "(id=" + getVertexIndex() + ",name=\"" + getVertexName() + "\")";
    }
}
