package io.elman.classify.input;

import io.elman.classify.baseline.Baseline;
import io.elman.classify.baseline.NearestNeighbour;
import io.elman.config.Experiment;
import io.elman.config.sequence.SequenceInput;
import io.elman.data.CsvRows;
import io.elman.data.CsvSource;
import io.elman.data.Part;
import io.elman.data.answer.ItemRows;
import io.elman.data.labelled.LabelledSource;
import io.elman.data.labelled.Parts;
import io.elman.data.sequence.FrameDataset;
import io.elman.data.sequence.table.FeatureScaling;
import io.elman.data.sequence.table.NumberSequence;
import io.elman.data.sequence.table.SequenceColumns;
import io.elman.data.sequence.table.SequenceEncoder;
import io.elman.data.sequence.table.SequenceReader;
import io.elman.data.sequence.table.SequenceSource;
import io.elman.model.Model;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sequences of numbers in long format, a step in a row. */
record SequenceModality(SequenceInput input) implements Modality<NumberSequence> {
    private static final String SCALING = "scaler.json";

    @Override
    public String noun() {
        return "sequence";
    }

    @Override
    public Class<NumberSequence> type() {
        return NumberSequence.class;
    }

    @Override
    public Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(SequenceInput.KEY, input.column());
        columns.put(SequenceInput.FEATURES, input.features());
        return columns;
    }

    @Override
    public LabelledSource<NumberSequence> labelled(CsvSource csv) {
        return new SequenceSource(csv, sequences(), new LabelledFiles(input.data()).columns());
    }

    @Override
    public ItemRows<NumberSequence> items(CsvSource csv) {
        return ItemRows.opened(csv, rows -> new Items(rows, new SequenceReader(rows, sequences(), List.of())));
    }

    /** A sequence in several rows, told by its id. */
    private final class Items implements ItemRows<NumberSequence> {
        private final CsvRows rows;
        private final SequenceReader reader;

        Items(CsvRows rows, SequenceReader reader) {
            this.rows = rows;
            this.reader = reader;
        }

        @Override
        public List<String> names() {
            return List.of(input.column());
        }

        @Override
        public boolean hasNext() {
            return reader.hasNext();
        }

        @Override
        public Item<NumberSequence> next() {
            NumberSequence sequence = reader.next().sequence();
            return new Item<>(List.of(sequence.id()), sequence);
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    @Override
    public Optional<NumberSequence> whole(Path file) {
        return Optional.empty();
    }

    @Override
    public Examples<NumberSequence> open(Experiment experiment, Path scratch) {
        Parts<NumberSequence> parts = new LabelledFiles(input.data()).parts(this, experiment);
        FeatureScaling.Fit fit = new FeatureScaling.Fit(input.features().size());
        parts.forEach(Part.TRAIN, (row, label) -> fit.add(row.item()));
        FrameEncoding<NumberSequence> encoding = encoding(fit.scaling());
        return new FrameExamples<>(FrameDataset.open(parts, encoding.encoder(), Optional.empty(), scratch), encoding);
    }

    @Override
    public Encoding<NumberSequence> encoding(Model model, String zip) {
        return encoding(
                FeatureScaling.fromJson(model.text(SCALING), input.features().size()));
    }

    @Override
    public String baselineEntry() {
        return NearestNeighbour.ENTRY;
    }

    @Override
    public Baseline<NumberSequence> baseline(Model model, Encoding<NumberSequence> encoding, int classes) {
        FeatureScaling scaling =
                FeatureScaling.fromJson(model.text(SCALING), input.features().size());
        return NearestNeighbour.read(
                model.text(baselineEntry()), new SequenceEncoder(scaling)::means, encoding.inputs(), classes);
    }

    private static FrameEncoding<NumberSequence> encoding(FeatureScaling scaling) {
        return new FrameEncoding<>(
                new SequenceEncoder(scaling), Map.of(SCALING, scaling.toJson().getBytes(StandardCharsets.UTF_8)));
    }

    private SequenceColumns sequences() {
        return new SequenceColumns(input.column(), input.features(), input.decimal());
    }
}
