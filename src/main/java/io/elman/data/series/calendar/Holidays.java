package io.elman.data.series.calendar;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Findings;
import io.elman.SourceLocation;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Days that are not like others, with their names where the list has names.
 *
 * @param days the name of each day; blank where it has none
 */
public record Holidays(Map<LocalDate, String> days) {
    public static final Holidays NONE = new Holidays(Map.of());

    /** More names than that are remarks, not kinds of days: each becomes an input. */
    private static final int MOST_NAMES = 40;

    public Holidays {
        days = Collections.unmodifiableMap(new TreeMap<>(days));
    }

    /**
     * Returns the days of a file: an ISO date a line, a comma and a name behind it if days of one name are alike. A first
     * line that starts with a letter names the columns; blank lines and lines that start with # do not count.
     *
     * @throws ElmanException with everything that is wrong with the file
     */
    public static Holidays read(Path file) {
        Findings findings = new Findings();
        Map<LocalDate, String> days = new TreeMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!isNoDay(line, i)) {
                SourceLocation place = SourceLocation.of(file.toString(), i + 1L, 1);
                add(line, days).ifPresent(wrong -> findings.add(Finding.at(place, wrong)));
            }
        }
        findings.throwIfAny();
        Holidays holidays = new Holidays(days);
        holidays.checkSize(file);
        return holidays;
    }

    /** Returns the different names in order of text, without the blank one. */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>(days.values());
        names.remove("");
        return List.copyOf(names);
    }

    /** Returns the last day of the list; empty when there is none. */
    public Optional<LocalDate> last() {
        return days.keySet().stream().max(LocalDate::compareTo);
    }

    private static boolean isNoDay(String line, int index) {
        return line.isEmpty() || line.startsWith("#") || index == 0 && Character.isLetter(line.charAt(0));
    }

    /** Returns what is wrong with a line, if anything is. */
    private static Optional<String> add(String line, Map<LocalDate, String> days) {
        String[] cells = line.split(",", 2);
        try {
            String name = cells.length > 1 ? cells[1].strip() : "";
            boolean isNew = days.put(LocalDate.parse(cells[0].strip()), name) == null;
            return isNew ? Optional.empty() : Optional.of("this day is in the list twice");
        } catch (DateTimeParseException notADay) {
            return Optional.of("'" + cells[0].strip() + "' is no date such as 2012-12-25");
        }
    }

    private void checkSize(Path file) {
        SourceLocation place = SourceLocation.of(file.toString());
        if (days.isEmpty()) {
            throw new ElmanException(Finding.at(place, "there is no holiday in this file"));
        }
        if (names().size() > MOST_NAMES) {
            throw new ElmanException(
                    Finding.at(place, names().size() + " different names of holidays, more than " + MOST_NAMES)
                            .withHint("days that are alike should have the same name, without the year"));
        }
    }

    private static List<String> lines(Path file) {
        SourceLocation place = SourceLocation.of(file.toString());
        try {
            return new ArrayList<>(Files.readString(file, StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .lines()
                    .toList());
        } catch (NoSuchFileException missing) {
            throw new ElmanException(Finding.at(place, "no such file"), missing);
        } catch (MalformedInputException binary) {
            throw new ElmanException(Finding.at(place, "bytes that are not UTF-8"), binary);
        } catch (IOException failure) {
            throw new ElmanException(Finding.at(place, "cannot be read: " + failure.getMessage()), failure);
        }
    }
}
