package io.elman.train;

import java.util.Iterator;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** The training rows, cut into batches anew for every epoch. */
public interface Batches {
    /**
     * Returns the batches of an epoch; the same number gives the same batches. Where there is a label at every step there
     * is a labels mask, 1 = real.
     */
    Iterator<MultiDataSet> epoch(int number);

    /** Returns how many batches an epoch has. */
    int count();

    /** Returns batches of one input and one output as the training loop takes them; the arrays are the same. */
    static Iterator<MultiDataSet> of(Iterator<DataSet> batches) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public MultiDataSet next() {
                return batches.next().toMultiDataSet();
            }
        };
    }
}
