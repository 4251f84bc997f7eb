package io.elman.data;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Findings;
import io.elman.SourceLocation;
import io.elman.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first row of a CSV file: the names of its columns, none blank, no two the same.
 *
 * @param location of the row
 * @param names in the order of the file
 */
public record CsvHeader(SourceLocation location, List<String> names) {
    /** A header this wide is told in full; of a wider one the start is enough to see that it is the wrong file. */
    private static final int MOST_LISTED = 30;

    public CsvHeader {
        names = List.copyOf(names);
    }

    /** Returns the header that a row holds, after adding to the findings every name that is blank or there twice. */
    static CsvHeader of(CsvRow row, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < row.fields().size(); column++) {
            String name = row.field(column);
            if (name.isBlank()) {
                findings.add(Finding.at(row.location(column), "column " + (column + 1) + " has no name")
                        .withHint("the first row has to name the columns"));
            } else if (!seen.add(name)) {
                findings.add(Finding.at(row.location(column), "there is more than one column '" + name + "'"));
            }
        }
        return new CsvHeader(SourceLocation.of(row.file(), row.line()).readAs(row.charset()), row.fields());
    }

    /** Returns where a column stands, counted from 0; empty when there is none of that name. */
    public Optional<Integer> find(String name) {
        return Optional.of(names.indexOf(name)).filter(column -> column >= 0);
    }

    /**
     * Returns where a column stands, counted from 0.
     *
     * @throws ElmanException when there is none of that name; it lists those that there are
     */
    public int column(String name) {
        return find(name).orElseThrow(() -> new ElmanException(missing(name)));
    }

    /** @throws ElmanException with each of some names that is no column, if any is */
    public void refuseUnknown(List<String> some) {
        Findings unknown = new Findings();
        some.stream().distinct().filter(name -> find(name).isEmpty()).forEach(name -> unknown.add(missing(name)));
        unknown.throwIfAny();
    }

    private Finding missing(String name) {
        Finding finding = Finding.at(location, "no column '" + name + "'; the columns are " + listed());
        return hint(name).map(finding::withHint).orElse(finding);
    }

    private Optional<String> hint(String name) {
        return otherDelimiter()
                .map(delimiter -> "the cells look as if " + delimiter + " were between them: set data.delimiter")
                .or(() -> Suggestion.nearest(name, names).map(nearest -> "did you mean '" + nearest + "'?"));
    }

    private Optional<String> otherDelimiter() {
        if (names.size() != 1) {
            return Optional.empty();
        }
        String only = names.get(0);
        return List.of(";", "\t", "|", ",").stream()
                .filter(only::contains)
                .findFirst()
                .map(delimiter -> delimiter.equals("\t") ? "a tab" : "'" + delimiter + "'");
    }

    private String listed() {
        List<String> listed = new ArrayList<>(names.subList(0, Math.min(MOST_LISTED, names.size())));
        listed.replaceAll(name -> "'" + name + "'");
        return String.join(", ", listed) + (names.size() > MOST_LISTED ? ", …" : "");
    }
}
