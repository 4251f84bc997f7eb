package io.elman.classify.baseline;

import io.elman.data.Part;
import io.elman.data.labelled.LabelledRow;
import io.elman.data.labelled.Parts;

/** The training rows that simple models are trained on: all of them, or evenly spread ones of very many. */
final class TrainingSample {
    /** Beyond this, more rows bring a simple model little, and they no longer fit into memory. */
    static final int MOST_ROWS = 20_000;

    private TrainingSample() {}

    /** @param parts encoded */
    static <T> void forEach(Parts<T> parts, LabelledRow.Visitor<T> visitor) {
        long rows = parts.store(Part.TRAIN).size();
        long stride = (rows + MOST_ROWS - 1) / MOST_ROWS;
        long[] seen = {0};
        parts.forEach(Part.TRAIN, (row, label) -> {
            if (seen[0]++ % stride == 0) {
                visitor.visit(row, label);
            }
        });
    }
}
