package io.elman.report;

/** What stands below the heading of a section: a table, a chart, a list of quotes. */
public interface Block {
    void write(Markup out);
}
