package io.elman.data.audio;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.data.CsvRow;
import io.elman.data.CsvRows;
import io.elman.data.audio.signal.WavFile;
import io.elman.data.labelled.RowSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Turns paths into clips. A file is read once to see that it can be, so that all that cannot are told at once. */
public final class ClipCells implements RowSource.Items<Clip> {
    private final Optional<Path> folder;
    private final Set<String> read = new HashSet<>();

    /** @param folder that paths are relative to; the working directory if empty */
    public ClipCells(Optional<Path> folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Clip> item(CsvRow row, int column, CsvRows rows) {
        String cell = row.field(column);
        try {
            Path path = folder.map(parent -> parent.resolve(cell)).orElse(Path.of(cell));
            if (!read.contains(cell)) {
                WavFile.read(path);
                read.add(cell);
            }
            return Optional.of(Clip.of(path));
        } catch (ElmanException unreadable) {
            Finding found = unreadable.findings().get(0);
            Finding here = Finding.at(row.location(column), "'" + cell + "': " + found.message());
            rows.findings().add(found.hint().map(here::withHint).orElse(here));
        } catch (InvalidPathException noPath) {
            rows.findings().add(Finding.at(row.location(column), "this is no path: " + noPath.getReason()));
        }
        return Optional.empty();
    }
}
