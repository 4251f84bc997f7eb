package io.elman.classify.input;

import io.elman.classify.baseline.BagOfWords;
import io.elman.classify.baseline.BagOfWordsFile;
import io.elman.classify.baseline.Baseline;
import io.elman.config.Experiment;
import io.elman.config.text.TextConfig;
import io.elman.config.text.TextInput;
import io.elman.data.CsvSource;
import io.elman.data.answer.ItemRows;
import io.elman.data.labelled.LabelledSource;
import io.elman.data.labelled.RowSource;
import io.elman.data.text.TextDataset;
import io.elman.data.text.TextEncoder;
import io.elman.data.text.Tokenizer;
import io.elman.model.Model;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Texts, one in a cell.
 *
 * @param oneHot whether the network reads tokens as one-hot
 */
record TextModality(TextInput input, boolean oneHot) implements Modality<String> {
    @Override
    public String noun() {
        return "text";
    }

    @Override
    public Class<String> type() {
        return String.class;
    }

    @Override
    public Map<String, Object> columns() {
        return Map.of(TextInput.KEY, input.column());
    }

    @Override
    public LabelledSource<String> labelled(CsvSource csv) {
        return RowSource.texts(csv, input.column(), new LabelledFiles(input.data()).columns());
    }

    @Override
    public ItemRows<String> items(CsvSource csv) {
        return ItemRows.inCells(csv, input.column(), RowSource::text);
    }

    @Override
    public Optional<String> whole(Path file) {
        return Optional.empty();
    }

    @Override
    public Examples<String> open(Experiment experiment, Path scratch) {
        TextConfig text = input.text();
        TextDataset dataset = TextDataset.open(
                new LabelledFiles(input.data()).parts(this, experiment),
                new TextDataset.Request(tokenizer(), text.vocabulary(), text.length()),
                scratch);
        return new TextExamples(dataset, new TextEncoding(dataset.encoder(), oneHot), text.lowerCase());
    }

    @Override
    public Encoding<String> encoding(Model model, String zip) {
        return new TextEncoding(
                new TextEncoder(
                        tokenizer(),
                        TextEncoding.vocabulary(model, zip),
                        input.text().length()),
                oneHot);
    }

    @Override
    public String baselineEntry() {
        return BagOfWords.ENTRY;
    }

    @Override
    public Baseline<String> baseline(Model model, Encoding<String> encoding, int classes) {
        return BagOfWordsFile.read(
                model.text(baselineEntry()), Tokenizer.words(input.text().lowerCase()), classes);
    }

    private Tokenizer tokenizer() {
        return switch (input.text().tokens()) {
            case WORDS -> Tokenizer.words(input.text().lowerCase());
            case CHARACTERS -> Tokenizer.characters(input.text().lowerCase());
        };
    }
}
