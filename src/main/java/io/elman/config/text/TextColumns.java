package io.elman.config.text;

import io.elman.config.reading.Section;
import java.util.Optional;

/**
 * The columns of a CSV file of labelled texts.
 *
 * @param text what goes in
 * @param label the class that comes out
 * @param group rows that share this value stay on one side of a split; empty when rows are independent
 */
public record TextColumns(String text, String label, Optional<String> group) {
    static TextColumns read(Section data) {
        return new TextColumns(data.text("text"), data.text("label"), data.optionalText("group"));
    }
}
