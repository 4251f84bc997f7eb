package io.elman.engine.updater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.optimize.stepfunctions.GradientStepFunction;
import org.deeplearning4j.optimize.stepfunctions.NegativeGradientStepFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WeightStepTest {
    private final WeightStep step = new WeightStep();
    private final INDArray weights = Nd4j.createFromArray(new float[][] {{1, 2, 3}});
    private final INDArray change = Nd4j.createFromArray(new float[][] {{0.5f, -1, 0}});

    @Test
    void theStepIsSubtracted() {
        step.applyUpdate(new NegativeGradientStepFunction(), weights, change, true);
        assertThat(weights.toFloatVector()).containsExactly(0.5f, 3, 3);
        assertThat(change.toFloatVector()).containsExactly(0.5f, -1, 0);
    }

    @Test
    void anotherFunctionIsLeftToDl4j() {
        step.applyUpdate(new GradientStepFunction(), weights, change, true);
        assertThat(weights.toFloatVector()).containsExactly(1.5f, 1, 3);
    }

    @Test
    void nothingComesFromElsewhere() {
        step.storeUpdate(change, 0, 0);
        assertThat(step.hasAnything()).isFalse();
        assertThatThrownBy(() -> step.receiveUpdate(change)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> step.setExternalSource(null)).isInstanceOf(UnsupportedOperationException.class);
    }
}
