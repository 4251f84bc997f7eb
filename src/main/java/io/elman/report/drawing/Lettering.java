package io.elman.report.drawing;

import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How much room a text takes, estimated upwards: which font the reader's browser has is not known. */
public final class Lettering {
    /** What a reader takes for one letter: with its accents, or a family of emoji. */
    private static final Pattern LETTER = Pattern.compile("\\X");

    private Lettering() {}

    /** Returns the width in units of the drawing, like the size of the letters. */
    public static double width(String text, double size) {
        return size * text.codePoints().mapToDouble(Lettering::width).sum();
    }

    public static double widest(Collection<String> texts, double size) {
        return texts.stream().mapToDouble(text -> width(text, size)).max().orElse(0);
    }

    /** Returns the text on one line, its middle left out when there is no room: names often differ at their end. */
    public static String fit(String text, double size, double room) {
        String line = text.isBlank() ? "(blank)" : text.strip().replaceAll("\\s+", " ");
        if (width(line, size) <= room) {
            return line;
        }
        List<String> letters =
                LETTER.matcher(line).results().map(MatchResult::group).toList();
        double left = room - width("…", size);
        int head = 0;
        while (width(joined(letters, 0, head + 1), size) <= left * 0.6) {
            head++;
        }
        int tail = letters.size();
        while (width(joined(letters, tail - 1, letters.size()), size) <= left * 0.4) {
            tail--;
        }
        return joined(letters, 0, head) + "…" + joined(letters, tail, letters.size());
    }

    private static String joined(List<String> letters, int from, int to) {
        return String.join("", letters.subList(from, to));
    }

    /** In em, of a wide sans serif. */
    private static double width(int point) {
        if (point >= 0x1100) {
            return point >= 0x2000 && point < 0x2070 ? 0.8 : 1.05;
        }
        if ("iljtfrI.,:;'|!()[] ".indexOf(point) >= 0) {
            return 0.42;
        }
        if ("#&+<=>^~w".indexOf(point) >= 0) {
            return 0.85;
        }
        return "mMW@%".indexOf(point) >= 0 ? 1 : Character.isUpperCase(point) ? 0.8 : 0.65;
    }
}
