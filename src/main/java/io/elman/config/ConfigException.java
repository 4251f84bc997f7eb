package io.elman.config;

import io.elman.ElmanException;
import io.elman.Finding;
import java.util.List;

/** The configuration, or an override on the command line, is wrong: nothing was started. */
public final class ConfigException extends ElmanException {
    private static final long serialVersionUID = 1L;

    public ConfigException(List<Finding> findings) {
        super(findings);
    }

    public ConfigException(Finding finding) {
        super(finding);
    }
}
