package io.elman.data.text.batch;

import io.elman.data.BatchOrder;
import io.elman.data.SeededRandom;
import io.elman.data.text.EncodedRows;
import io.elman.data.text.Vocabulary;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.datavec.api.records.reader.impl.collection.CollectionRecordReader;
import org.datavec.api.records.reader.impl.collection.CollectionSequenceRecordReader;
import org.deeplearning4j.datasets.datavec.RecordReaderMultiDataSetIterator;
import org.deeplearning4j.datasets.datavec.RecordReaderMultiDataSetIterator.AlignmentMode;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The rows of one part as batches of tensors, made one at a time. */
public final class TextBatches {
    private static final String TEXT = "text";
    private static final String LABEL = "label";

    private final EncodedRows rows;
    private final BatchSpec spec;
    private final BatchOrder order;

    public TextBatches(EncodedRows rows, BatchSpec spec) {
        this.rows = rows;
        this.spec = spec;
        this.order = BatchOrder.of(spec.batchSize());
    }

    /** Returns the batches of one epoch of training, every row once; they depend on the spec's seed and the epoch alone. */
    public Iterator<Batch> epoch(int epoch) {
        IntFunction<int[]> tokens = row -> dropped(rows.tokens(row), new SeededRandom(spec.seed(), epoch, row));
        return map(
                order.epoch(rows.size(), rows::length, spec.seed(), epoch),
                batch -> batch(batch, spec.wordDropout() > 0 ? tokens : rows::tokens));
    }

    /** Returns batches for evaluation: every row once, nothing dropped, neighbours sorted by length. */
    public Iterator<Batch> inOrder() {
        return map(order.inOrder(rows.size(), rows::length), batch -> batch(batch, rows::tokens));
    }

    /** Returns a batch of given rows, nothing dropped. */
    public Batch of(int[] rowNumbers) {
        return batch(rowNumbers, rows::tokens);
    }

    private Batch batch(int[] rowNumbers, IntFunction<int[]> tokens) {
        MultiDataSet arrays = convert(new TokenSequences(rows, rowNumbers, tokens));
        INDArray features = arrays.getFeatures(0);
        // DL4J leaves the mask out where all lengths are equal.
        INDArray mask = arrays.getFeaturesMaskArrays() == null
                ? Nd4j.ones(features.size(0), features.size(2))
                : arrays.getFeaturesMaskArray(0);
        INDArray labels = spec.classes() > 0 ? arrays.getLabels(0) : null;
        return new Batch(
                new DataSet(features, labels, mask, spec.classes() > 0 && spec.labelsEachStep() ? mask.dup() : null),
                rowNumbers);
    }

    private MultiDataSet convert(TokenSequences sequences) {
        RecordReaderMultiDataSetIterator.Builder records = new RecordReaderMultiDataSetIterator.Builder(
                        sequences.size())
                .sequenceAlignmentMode(AlignmentMode.ALIGN_START)
                .addSequenceReader(TEXT, new CollectionSequenceRecordReader(sequences));
        if (spec.oneHotSize() > 0) {
            records.addInputOneHot(TEXT, 0, spec.oneHotSize());
        } else {
            records.addInput(TEXT, 0, 0);
        }
        if (spec.classes() > 0 && spec.labelsEachStep()) {
            records.addOutputOneHot(TEXT, 1, spec.classes());
        } else if (spec.classes() > 0) {
            records.addReader(LABEL, new CollectionRecordReader(sequences.labels()))
                    .addOutputOneHot(LABEL, 0, spec.classes());
        }
        return records.build().next();
    }

    /** @param tokens modified: some become unknown */
    private int[] dropped(int[] tokens, SeededRandom random) {
        for (int step = 0; step < tokens.length; step++) {
            if (random.nextDouble() < spec.wordDropout() && tokens[step] != Vocabulary.PADDING) {
                tokens[step] = Vocabulary.UNKNOWN;
            }
        }
        return tokens;
    }

    private static <A, B> Iterator<B> map(Iterator<A> source, Function<A, B> function) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public B next() {
                return function.apply(source.next());
            }
        };
    }
}
