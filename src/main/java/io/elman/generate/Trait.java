package io.elman.generate;

/** What can be said of each character of a text, as a number that a unit may follow. */
enum Trait {
    WORD("place in the word") {
        @Override
        double[] of(int[] points) {
            return runs(points, true);
        }
    },
    LINE("place in the line") {
        @Override
        double[] of(int[] points) {
            return runs(points, false);
        }
    },
    SPACE("white space") {
        @Override
        double[] of(int[] points) {
            return where(points, Character::isWhitespace);
        }
    },
    CAPITAL("capital letter") {
        @Override
        double[] of(int[] points) {
            return where(points, Character::isUpperCase);
        }
    },
    MARK("punctuation") {
        @Override
        double[] of(int[] points) {
            return where(points, point -> !Character.isLetterOrDigit(point) && !Character.isWhitespace(point));
        }
    },
    SPEECH("within quotes") {
        @Override
        double[] of(int[] points) {
            double[] values = new double[points.length];
            boolean inside = false;
            for (int i = 0; i < points.length; i++) {
                inside = points[i] == '\u201c'
                        || points[i] == '\u00ab'
                        || points[i] == '"' && !inside
                        || inside && points[i] != '\u201d' && points[i] != '\u00bb' && points[i] != '"';
                values[i] = inside ? 1 : 0;
            }
            return values;
        }
    };

    private final String title;

    Trait(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Returns the number of each character; new array.
     *
     * @param points not modified
     */
    abstract double[] of(int[] points);

    private interface Sort {
        boolean has(int point);
    }

    private static double[] where(int[] points, Sort sort) {
        double[] values = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            values[i] = sort.has(points[i]) ? 1 : 0;
        }
        return values;
    }

    /** Returns how many characters the word, or the line, has had so far. */
    private static double[] runs(int[] points, boolean words) {
        double[] values = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            boolean within = words ? Character.isLetterOrDigit(points[i]) : points[i] != '\n';
            values[i] = within ? 1 + (i == 0 ? 0 : values[i - 1]) : 0;
        }
        return values;
    }
}
