package io.elman.config.labelled;

import io.elman.config.reading.Input;

/** What an experiment over labelled items reads. */
public interface LabelledInput extends Input {
    LabelledData data();
}
