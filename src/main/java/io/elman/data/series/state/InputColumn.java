package io.elman.data.series.state;

import io.elman.data.series.scale.Transform;
import java.util.List;
import java.util.Objects;

/**
 * One column that a model sees.
 *
 * @param name in the file
 * @param isTarget true for what is forecast
 * @param words of the training part, each an input of its own, for a column of text; none for numbers
 * @param transform of numbers
 * @param tellsMissing true adds an input that is 1 where a value was filled in
 */
public record InputColumn(
        String name, boolean isTarget, List<String> words, Transform transform, boolean tellsMissing) {
    public InputColumn {
        Objects.requireNonNull(name);
        Objects.requireNonNull(transform);
        words = List.copyOf(words);
    }

    public boolean isText() {
        return !words.isEmpty();
    }
}
