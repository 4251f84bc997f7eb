package io.elman.engine.attention.additive;

import java.util.Objects;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The configuration of {@link FusedAdditiveVertex}, which takes the place of the vertices of {@link StockAdditive}. It keeps
 * what these have to know, so that they can come back.
 */
public final class FusedAdditive extends GraphVertex {
    private static final long serialVersionUID = 1;
    private static final int INPUTS = 4;

    @JsonProperty
    private final String target;

    @JsonProperty
    private final int width;

    @JsonProperty
    private final int state;

    @JsonProperty
    private final int steps;

    /** The components of {@link Additive} that are not the names of vertices. */
    public FusedAdditive(
            @JsonProperty("target") String target,
            @JsonProperty("width") int width,
            @JsonProperty("state") int state,
            @JsonProperty("steps") int steps) {
        this.target = target;
        this.width = width;
        this.state = state;
        this.steps = steps;
    }

    String target() {
        return target;
    }

    int width() {
        return width;
    }

    int state() {
        return state;
    }

    int steps() {
        return steps;
    }

    @Override
    public FusedAdditive clone() {
        return new FusedAdditive(target, width, state, steps);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FusedAdditive same
                && same.target.equals(target)
                && same.width == width
                && same.state == state
                && same.steps == steps;
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, width, state, steps);
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return INPUTS;
    }

    @Override
    public int maxVertexInputs() {
        return INPUTS;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialize, DataType type) {
        return new FusedAdditiveVertex(graph, name, index, type);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return InputType.recurrent(state);
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport.Builder(null, FusedAdditive.class, inputs[2], getOutputType(0, inputs))
                .standardMemory(0, 0)
                .build();
    }
}
