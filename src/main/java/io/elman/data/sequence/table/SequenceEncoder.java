package io.elman.data.sequence.table;

import io.elman.data.sequence.FrameEncoder;
import io.elman.data.sequence.Frames;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.transform.MathOp;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.Writable;

/** DataVec's way from the steps of a sequence to scaled numbers: each feature less its mean, over its deviation. */
public final class SequenceEncoder implements FrameEncoder<NumberSequence> {
    private final int features;
    private final TransformProcess process;

    public SequenceEncoder(FeatureScaling scaling) {
        this.features = scaling.means().length;
        this.process = process(scaling);
    }

    @Override
    public int features() {
        return features;
    }

    /** @throws IllegalArgumentException if a step has another number of features, or one that is not finite */
    @Override
    public Frames encode(NumberSequence sequence) {
        double[][] steps = sequence.values();
        float[] values = new float[Math.multiplyExact(steps.length, features)];
        for (int step = 0; step < steps.length; step++) {
            List<Writable> scaled = process.execute(record(steps[step]));
            for (int i = 0; i < features; i++) {
                values[step * features + i] = (float) scaled.get(i).toDouble();
            }
        }
        return new Frames(values, features);
    }

    @Override
    public float[] means(NumberSequence sequence) {
        return encode(sequence).mean();
    }

    private List<Writable> record(double[] step) {
        if (step.length != features) {
            throw new IllegalArgumentException("a step has " + step.length + " features, not " + features);
        }
        List<Writable> record = new ArrayList<>(features);
        for (double value : step) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a feature is " + value);
            }
            record.add(new DoubleWritable(value));
        }
        return record;
    }

    private static TransformProcess process(FeatureScaling scaling) {
        Schema.Builder schema = new Schema.Builder();
        for (int i = 0; i < scaling.means().length; i++) {
            schema.addColumnDouble("f" + i);
        }
        TransformProcess.Builder process = new TransformProcess.Builder(schema.build());
        for (int i = 0; i < scaling.means().length; i++) {
            process.doubleMathOp("f" + i, MathOp.Subtract, scaling.means()[i])
                    .doubleMathOp("f" + i, MathOp.Divide, scaling.deviations()[i]);
        }
        return process.build();
    }
}
