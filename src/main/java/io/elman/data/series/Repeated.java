package io.elman.data.series;

/** What happens to rows of one series whose time is there twice: the hour that comes again when summer time ends. */
public enum Repeated {
    /** They are mistakes in the file. */
    ERROR,
    /** The row that stands first in the file counts. */
    FIRST,
    /** The row that stands last in the file counts. */
    LAST,
    /** The mean of their numbers counts, and the first word. */
    MEAN
}
