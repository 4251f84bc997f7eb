package io.elman;

import java.util.List;
import java.util.stream.Collectors;

/** A mistake of the user, or of the world the user lives in (a full disk): told without a stack trace. */
public class ElmanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public ElmanException(List<Finding> findings) {
        this(findings, null);
    }

    public ElmanException(Finding finding) {
        this(List.of(finding), null);
    }

    public ElmanException(Finding finding, Throwable cause) {
        this(List.of(finding), cause);
    }

    private ElmanException(List<Finding> findings, Throwable cause) {
        super(findings.stream().map(Finding::headline).collect(Collectors.joining(System.lineSeparator())), cause);
        this.findings = List.copyOf(findings);
    }

    /** Returns what is wrong, at least one thing. */
    public List<Finding> findings() {
        return findings;
    }

    /** Returns all findings as they are shown to the user. */
    public String render() {
        return findings.stream().map(Finding::render).collect(Collectors.joining(System.lineSeparator()));
    }
}
