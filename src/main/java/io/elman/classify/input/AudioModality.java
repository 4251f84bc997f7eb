package io.elman.classify.input;

import io.elman.classify.baseline.Baseline;
import io.elman.classify.baseline.NearestNeighbour;
import io.elman.config.Experiment;
import io.elman.config.audio.AudioInput;
import io.elman.config.audio.AugmentationConfig;
import io.elman.config.audio.ClipConfig;
import io.elman.config.audio.FeatureConfig;
import io.elman.data.CsvSource;
import io.elman.data.answer.ItemRows;
import io.elman.data.audio.Clip;
import io.elman.data.audio.ClipCells;
import io.elman.data.audio.ClipEncoder;
import io.elman.data.audio.ClipVariation;
import io.elman.data.audio.feature.FeatureSpec;
import io.elman.data.audio.signal.WavFile;
import io.elman.data.labelled.LabelledSource;
import io.elman.data.labelled.RowSource;
import io.elman.data.sequence.FrameDataset;
import io.elman.data.sequence.Variation;
import io.elman.model.Model;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Audio clips, the path of one in a cell. */
record AudioModality(AudioInput input) implements Modality<Clip> {
    @Override
    public String noun() {
        return "clip";
    }

    @Override
    public Class<Clip> type() {
        return Clip.class;
    }

    @Override
    public Map<String, Object> columns() {
        return Map.of(AudioInput.KEY, input.column());
    }

    @Override
    public LabelledSource<Clip> labelled(CsvSource csv) {
        return new RowSource<>(csv, input.column(), new LabelledFiles(input.data()).columns(), cells(csv));
    }

    @Override
    public ItemRows<Clip> items(CsvSource csv) {
        return ItemRows.inCells(csv, input.column(), cells(csv));
    }

    @Override
    public Optional<Clip> whole(Path file) {
        return WavFile.isRecording(file) ? Optional.of(Clip.of(file)) : Optional.empty();
    }

    @Override
    public boolean saysNothing(Clip clip) {
        return clip.signal().isSilent();
    }

    @Override
    public Examples<Clip> open(Experiment experiment, Path scratch) {
        ClipEncoder encoder = encoder();
        FrameDataset<Clip> dataset = FrameDataset.open(
                new LabelledFiles(input.data()).parts(this, experiment), encoder, variation(encoder), scratch);
        return new FrameExamples<>(dataset, new FrameEncoding<>(encoder, Map.of()));
    }

    /** All that decides about features stands in the configuration. */
    @Override
    public Encoding<Clip> encoding(Model model, String zip) {
        return new FrameEncoding<>(encoder(), Map.of());
    }

    @Override
    public String baselineEntry() {
        return NearestNeighbour.ENTRY;
    }

    @Override
    public Baseline<Clip> baseline(Model model, Encoding<Clip> encoding, int classes) {
        return NearestNeighbour.read(model.text(baselineEntry()), encoder()::means, encoding.inputs(), classes);
    }

    private ClipEncoder encoder() {
        ClipConfig clip = input.clip();
        FeatureConfig features = input.features();
        FeatureSpec spec = FeatureSpec.of(
                clip.sampleRate(),
                features.window(),
                features.step(),
                features.melBands(),
                features.coefficients(),
                features.deltas());
        return new ClipEncoder(spec, clip.trim(), clip.seconds());
    }

    private Optional<Variation<Clip>> variation(ClipEncoder encoder) {
        AugmentationConfig changes = input.augmentation();
        boolean none = changes.noise() == 0 && changes.speed() == 0 && changes.shift() == 0;
        return none
                ? Optional.empty()
                : Optional.of(new ClipVariation(encoder, changes.noise(), changes.speed(), changes.shift()));
    }

    private static ClipCells cells(CsvSource csv) {
        return new ClipCells(csv.path().map(Path::getParent));
    }
}
