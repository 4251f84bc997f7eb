package io.elman.data.series.read;

import io.elman.Finding;
import io.elman.data.CsvRow;
import io.elman.data.NumberCells;
import io.elman.data.series.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One column while its file is read: it may turn out to hold numbers or words. */
final class RawColumn {
    /** A column with more different words is no category. */
    static final int MOST_WORDS = 200;

    private final String name;
    private final boolean isTarget;
    private final int at;
    private final NumberCells cells;
    private final DoubleStream.Builder numbers = DoubleStream.builder();
    private final IntStream.Builder wordNumbers = IntStream.builder();
    private final Map<String, Integer> words = new HashMap<>();
    private final Mistakes missing = new Mistakes();
    private final Mistakes notNumbers = new Mistakes();
    private final Mistakes infinite = new Mistakes();
    private long numberCount;
    private long otherCount;

    /** @param at which cell of a row, counted from 0 */
    RawColumn(String name, boolean isTarget, int at, NumberCells cells) {
        this.name = name;
        this.isTarget = isTarget;
        this.at = at;
        this.cells = cells;
    }

    void read(CsvRow row) {
        String cell = row.field(at);
        Optional<Double> number = cells.read(cell);
        double value = number.orElse(Double.NaN);
        if (number.isEmpty()) {
            otherCount++;
            notNumbers.add(() -> notANumber(row, cell));
        } else if (Double.isNaN(value)) {
            missing.add(() -> Finding.at(row.location(at), "the value in column '" + name + "' is missing")
                    .withHint(SeriesReader.FILL));
        } else {
            numberCount++;
            refuseInfinite(row, value);
        }
        numbers.add(value);
        wordNumbers.add(word(cell));
    }

    String name() {
        return name;
    }

    /** Returns true for a past column in which most cells are words. */
    boolean isText() {
        return !isTarget && otherCount > numberCount;
    }

    boolean hasTooManyWords() {
        return words.size() > MOST_WORDS;
    }

    /** Returns the column as it is known after the last row. */
    Column column() {
        return new Column(name, isTarget, isText() ? List.copyOf(new TreeSet<>(words.keySet())) : List.of());
    }

    /** Returns a number a row, NaN where it is missing, or the number of its word; new array. */
    double[] values() {
        if (!isText()) {
            return numbers.build().toArray();
        }
        List<String> sorted = new ArrayList<>(new TreeSet<>(words.keySet()));
        double[] places = new double[words.size()];
        words.forEach((word, number) -> places[number] = sorted.indexOf(word));
        return wordNumbers
                .build()
                .mapToDouble(word -> word < 0 ? Column.NO_WORD : places[word])
                .toArray();
    }

    /** Returns what no rule makes good. */
    Mistakes mistakes() {
        Mistakes mistakes = new Mistakes();
        mistakes.addAll(notNumbers);
        mistakes.addAll(infinite);
        return mistakes;
    }

    /** Returns where cells have nothing in them. */
    Mistakes missing() {
        return missing;
    }

    private void refuseInfinite(CsvRow row, double value) {
        if (Double.isInfinite(value)) {
            infinite.add(() -> Finding.at(row.location(at), "the value in column '" + name + "' is infinite"));
        }
    }

    private Finding notANumber(CsvRow row, String cell) {
        Finding finding = Finding.at(row.location(at), "'" + cell + "' in column '" + name + "' is not a number");
        return cells.hint(cell).map(finding::withHint).orElse(finding);
    }

    /** Numbers the words as they come; of a column of numbers only some are kept. */
    private int word(String cell) {
        String word = cell.strip();
        if (isTarget || NumberCells.isMissing(word)) {
            return -1;
        }
        if (words.size() > MOST_WORDS && !words.containsKey(word)) {
            return -1;
        }
        return words.computeIfAbsent(word, unseen -> words.size());
    }
}
