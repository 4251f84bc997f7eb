package io.elman.data.sequence;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Items as tensors, padded at the end.
 *
 * @param features [batch, features, time]
 * @param mask [batch, time], 1 = real
 */
public record FrameTensors(INDArray features, INDArray mask) {
    /** Returns items as tensors; new arrays. */
    public static FrameTensors of(List<Frames> items) {
        int count = items.get(0).features();
        int time = items.stream().mapToInt(Frames::steps).max().orElseThrow();
        float[] values = new float[Math.multiplyExact(Math.multiplyExact(items.size(), count), time)];
        float[] mask = new float[items.size() * time];
        for (int row = 0; row < items.size(); row++) {
            Frames frames = items.get(row);
            for (int step = 0; step < frames.steps(); step++) {
                mask[row * time + step] = 1;
                for (int feature = 0; feature < count; feature++) {
                    values[(row * count + feature) * time + step] = frames.at(step, feature);
                }
            }
        }
        return new FrameTensors(
                Nd4j.create(values, new long[] {items.size(), count, time}, 'c'),
                Nd4j.create(mask, new long[] {items.size(), time}, 'c'));
    }
}
