package io.elman.report.chart;

import java.text.BreakIterator;
import java.util.Collection;
import java.util.Locale;

/** How much room a text takes, estimated upwards: which font the reader's browser has is not known. */
final class Lettering {
    private Lettering() {}

    /** Returns the width in units of the drawing, like the size of the letters. */
    static double width(String text, double size) {
        return size * text.codePoints().mapToDouble(Lettering::width).sum();
    }

    static double widest(Collection<String> texts, double size) {
        return texts.stream().mapToDouble(text -> width(text, size)).max().orElse(0);
    }

    /** Returns the text on one line, its middle left out when there is no room: names often differ at their end. */
    static String fit(String text, double size, double room) {
        String line = text.isBlank() ? "(blank)" : text.strip().replaceAll("\\s+", " ");
        if (width(line, size) <= room) {
            return line;
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(line);
        double left = Math.max(0, room - width("…", size));
        int head = 0;
        for (int next = letters.next(); width(line.substring(0, next), size) <= left * 0.6; next = letters.next()) {
            head = next;
        }
        int tail = line.length();
        letters.last();
        for (int next = letters.previous();
                width(line.substring(next), size) <= left * 0.4;
                next = letters.previous()) {
            tail = next;
        }
        return line.substring(0, head) + "…" + line.substring(tail);
    }

    /** In em, of a wide sans serif. */
    private static double width(int point) {
        if (point >= 0x1100) {
            return point >= 0x2000 && point < 0x2070 ? 0.8 : 1.05;
        }
        if ("iljtfrI.,:;'|!()[] ".indexOf(point) >= 0) {
            return 0.4;
        }
        return "mwMW@%".indexOf(point) >= 0 ? 0.95 : Character.isUpperCase(point) ? 0.75 : 0.62;
    }
}
