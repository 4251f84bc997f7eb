package io.elman.generate;

import io.elman.data.text.symbol.Segments;
import io.elman.train.Batches;
import java.util.Iterator;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** The segments of a text as the training loop wants them. */
record SegmentBatches(Segments segments) implements Batches {
    @Override
    public Iterator<MultiDataSet> epoch(int number) {
        return Batches.of(segments.epoch(number));
    }

    @Override
    public int count() {
        return segments.count();
    }
}
