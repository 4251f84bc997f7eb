package io.elman.data.text;

import io.elman.data.ClassNames;
import io.elman.data.labelled.LabelledRow;
import java.util.Arrays;
import java.util.List;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.metadata.IntegerMetaData;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.transform.sequence.expansion.BaseSequenceExpansionTransform;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/** DataVec's way from a checked row (text, name of the class) to a sequence of steps (token index, class index). */
final class TextTransform {
    private static final String TEXT = "text";
    private static final String LABEL = "label";

    private final TransformProcess process;
    private final int tokenAt;
    private final int labelAt;

    TextTransform(TextEncoder encoder, ClassNames labels) {
        Schema schema = new Schema.Builder()
                .addColumnString(TEXT)
                .addColumnCategorical(LABEL, labels.names())
                .build();
        process = new TransformProcess.Builder(schema)
                .categoricalToInteger(LABEL)
                .convertToSequence()
                .transform(new TokenSteps(encoder))
                .build();
        tokenAt = process.getFinalSchema().getIndexOfColumn(TEXT);
        labelAt = process.getFinalSchema().getIndexOfColumn(LABEL);
    }

    /** Returns a step a token, at least one. */
    List<List<Writable>> apply(LabelledRow<String> row) {
        return process.executeToSequence(List.of(new Text(row.item()), new Text(row.label())));
    }

    /** Returns the token indices of the steps; new array. */
    int[] tokens(List<List<Writable>> steps) {
        return steps.stream().mapToInt(step -> step.get(tokenAt).toInt()).toArray();
    }

    /** Returns the class index, which every step repeats. */
    int label(List<List<Writable>> steps) {
        return steps.get(0).get(labelAt).toInt();
    }

    /** Replaces the step that holds a text by a step a token. */
    private static final class TokenSteps extends BaseSequenceExpansionTransform {
        private static final long serialVersionUID = 1L;

        private final transient TextEncoder encoder;

        TokenSteps(TextEncoder encoder) {
            super(List.of(TEXT), List.of(TEXT));
            this.encoder = encoder;
        }

        @Override
        protected List<ColumnMetaData> expandedColumnMetaDatas(List<ColumnMetaData> texts, List<String> names) {
            return List.of(new IntegerMetaData(TEXT, 0, encoder.vocabulary().size() - 1));
        }

        @Override
        protected List<List<Writable>> expandTimeStep(List<Writable> texts) {
            return Arrays.stream(encoder.encode(texts.get(0).toString()))
                    .mapToObj(token -> List.<Writable>of(new IntWritable(token)))
                    .toList();
        }
    }
}
