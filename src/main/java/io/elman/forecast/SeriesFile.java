package io.elman.forecast;

import io.elman.config.Experiment;
import io.elman.config.series.CalendarConfig;
import io.elman.config.series.ReadingConfig;
import io.elman.config.series.SeriesInput;
import io.elman.config.series.SeriesNames;
import io.elman.config.series.TransformConfig;
import io.elman.config.series.WindowConfig;
import io.elman.data.CsvFormat;
import io.elman.data.CsvSource;
import io.elman.data.series.Missing;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.Repeated;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.calendar.Calendar;
import io.elman.data.series.calendar.CalendarInput;
import io.elman.data.series.calendar.Holidays;
import io.elman.data.series.read.SeriesReader;
import io.elman.data.series.scale.Transform;
import io.elman.data.series.state.InputSpec;
import io.elman.data.series.time.TimeFormat;
import io.elman.data.series.window.Holdout;
import io.elman.data.series.window.WindowShape;
import io.elman.model.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The series that an experiment names: its keys in the terms of the data. */
final class SeriesFile {
    private final SeriesInput input;

    SeriesFile(Experiment experiment) {
        this.input = experiment.series();
    }

    /** Returns all series of the file, read and checked. */
    SeriesSet read() {
        return SeriesReader.read(CsvSource.file(path(), format()), columns(), rules());
    }

    /** Returns the series with their training, validation and test parts. */
    SeriesDataset split(SeriesSet set) {
        return split(set, holdout());
    }

    /** Returns the series with the validation part as a part of training. */
    SeriesDataset splitForRefit(SeriesSet set) {
        return split(set, new Holdout(input.data().test(), 0));
    }

    private SeriesDataset split(SeriesSet set, Holdout holdout) {
        return SeriesDataset.of(set, new SeriesDataset.Request(columns(), rules(), inputs(), holdout));
    }

    Path path() {
        return Path.of(input.data().file());
    }

    /** Returns the file as the user named it. */
    String name() {
        return input.data().file();
    }

    CsvFormat format() {
        return new CsvFormat(input.data().csv().charset(), input.data().csv().delimiter());
    }

    Holdout holdout() {
        return new Holdout(input.data().test(), input.data().validation());
    }

    /** Returns what training reads, as the user named it: nothing may be written over it. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(name()));
        input.data().calendar().holidays().ifPresent(names::add);
        return names;
    }

    /** Returns the SHA-256 of each file, by its name in the configuration. */
    Map<String, String> digests() {
        return Sha256.of(names());
    }

    String describeTestPart() {
        double test = input.data().test();
        String amount = test < 1 ? Double.toString(test) : (long) test + " rows";
        return "the test part (the last " + amount + ") of " + input.data().file();
    }

    private SeriesColumns columns() {
        SeriesNames names = input.data().names();
        return names.layout() == SeriesNames.Layout.WIDE
                ? SeriesColumns.wide(names.series().orElseThrow())
                : new SeriesColumns(names.time(), names.targets(), names.past(), names.series());
    }

    private ReadingRules rules() {
        ReadingConfig reading = input.data().reading();
        return new ReadingRules(
                reading.timeFormat().map(pattern -> TimeFormat.pattern(pattern, reading.timeLanguage())),
                Optional.empty(),
                reading.decimal(),
                new Missing(fill(reading.missing()), Math.max(1, input.window().season()), reading.sentinels()),
                reading.text() == ReadingConfig.Words.ONE_HOT,
                Repeated.valueOf(reading.duplicates().name()));
    }

    private static Missing.Fill fill(ReadingConfig.Gaps gaps) {
        return gaps == ReadingConfig.Gaps.ERROR ? Missing.Fill.NONE : Missing.Fill.valueOf(gaps.name());
    }

    private InputSpec inputs() {
        WindowConfig window = input.window();
        return InputSpec.of(shape(window)).withTransforms(transforms()).withCalendar(calendar());
    }

    private static WindowShape shape(WindowConfig window) {
        return new WindowShape(
                window.lookback(), window.horizon(), window.season(), window.carriedRows(), window.level());
    }

    private Calendar calendar() {
        CalendarConfig calendar = input.data().calendar();
        List<CalendarInput> parts = calendar.parts().stream()
                .map(part -> CalendarInput.valueOf(part.name()))
                .toList();
        return new Calendar(
                parts, calendar.holidays().map(Path::of).map(Holidays::read).orElse(Holidays.NONE));
    }

    private Map<String, Transform> transforms() {
        Map<String, Transform> transforms = new LinkedHashMap<>();
        List<String> named = new ArrayList<>();
        TransformConfig config = input.transform();
        List.of(
                        config.log(),
                        config.yearly(),
                        config.difference(),
                        config.returns(),
                        config.windowLevel(),
                        config.unscaled())
                .forEach(named::addAll);
        named.forEach(column -> transforms.put(column, transform(config, column)));
        return transforms;
    }

    private static Transform transform(TransformConfig config, String column) {
        Transform transform = Transform.PLAIN;
        if (config.yearly().contains(column)) {
            transform = transform.withYearly();
        }
        if (config.difference().contains(column)) {
            transform = transform.withDifference(config.lag());
        }
        if (config.returns().contains(column)) {
            transform = transform.withReturn();
        }
        if (config.windowLevel().contains(column)) {
            transform = transform.withScaling(Transform.Scaling.WINDOW);
        }
        if (config.unscaled().contains(column)) {
            transform = transform.withScaling(Transform.Scaling.NONE);
        }
        return config.log().contains(column) ? transform.withLog() : transform;
    }
}
