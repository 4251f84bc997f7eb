package io.elman.data.series.state;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Suggestion;
import io.elman.data.series.Column;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.calendar.Calendar;
import io.elman.data.series.scale.Transform;
import io.elman.data.series.window.WindowShape;
import java.util.List;
import java.util.Map;

/**
 * What a model is to see of a series.
 *
 * @param shape of its windows
 * @param transforms by column; {@link Transform#PLAIN} for a column that is not named
 * @param calendar what is told of each time stamp
 */
public record InputSpec(WindowShape shape, Map<String, Transform> transforms, Calendar calendar) {
    public InputSpec {
        transforms = Map.copyOf(transforms);
    }

    public static InputSpec of(WindowShape shape) {
        return new InputSpec(shape, Map.of(), Calendar.NONE);
    }

    public InputSpec withTransforms(Map<String, Transform> byColumn) {
        return new InputSpec(shape, byColumn, calendar);
    }

    public InputSpec withCalendar(Calendar other) {
        return new InputSpec(shape, transforms, other);
    }

    Transform transform(Column column) {
        return transforms.getOrDefault(column.name(), Transform.PLAIN);
    }

    /** @throws ElmanException when a transform names no column, or a calendar is asked of an index */
    void refuseUnlessFor(SeriesSet set) {
        calendar.refuseUnlessDated(set.axis().format(), set.location());
        if (transforms.values().stream().anyMatch(Transform::yearly)
                && !set.axis().format().hasCalendar()) {
            throw new ElmanException(
                    Finding.at(set.location(), "the course of the year needs dates, and the time column counts rows")
                            .withHint("leave 'transform.yearly' out, or give the column with the date as 'time'"));
        }
        List<String> names = set.columns().stream().map(Column::name).toList();
        for (String name : transforms.keySet()) {
            if (!names.contains(name)) {
                Finding finding = Finding.at(
                        set.location(),
                        "a transform is given for '" + name + "', which is no target and no past column");
                throw new ElmanException(Suggestion.nearest(name, names)
                        .map(near -> finding.withHint("did you mean '" + near + "'?"))
                        .orElse(finding));
            }
        }
    }
}
