package io.elman.engine.graph;

import io.elman.cell.GradientCheck;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Passes of graphs that read a source and a target. */
public final class GraphPasses {
    private GraphPasses() {}

    /** Returns the outputs at real steps: what stands at masked ones means nothing. */
    public static INDArray realOutput(ComputationGraph graph, MultiDataSet data) {
        INDArray out = graph.output(false, data.getFeatures(), data.getFeaturesMaskArrays())[0].dup();
        INDArray mask = data.getFeaturesMaskArray(1);
        return out.muli(mask.reshape(mask.size(0), 1, mask.size(1)).broadcast(out.shape()));
    }

    /** Returns the gradient of the score with respect to all parameters; new array. */
    public static INDArray gradient(ComputationGraph graph, MultiDataSet data) {
        graph.setInputs(data.getFeatures());
        graph.setLabels(data.getLabels());
        graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), data.getLabelsMaskArrays());
        graph.computeGradientAndScore();
        // DL4J divides by the rows later, in the updater; the score it has divided.
        INDArray gradient = graph.gradient().gradient().div(data.getFeatures(0).size(0));
        graph.clearLayerMaskArrays();
        graph.clear();
        return gradient;
    }

    public static double score(ComputationGraph graph, MultiDataSet data) {
        gradient(graph, data);
        return graph.score();
    }

    /** Returns how far the gradient is from finite differences of the score, the largest relative error. */
    public static double gradientError(ComputationGraph graph, MultiDataSet data, INDArray gradient) {
        return GradientCheck.largestError(() -> score(graph, data), graph.params(), gradient);
    }

    /** Returns a mask whose examples are real up to a length, [batch, time]; new array. */
    public static INDArray mask(DataType type, int steps, int... lengths) {
        INDArray mask = Nd4j.zeros(type, lengths.length, steps);
        for (int row = 0; row < lengths.length; row++) {
            for (int step = 0; step < lengths[row]; step++) {
                mask.putScalar(row, step, 1);
            }
        }
        return mask;
    }

    public static double distance(INDArray one, INDArray other) {
        return one.sub(other).amaxNumber().doubleValue();
    }
}
