package io.elman.config.reading;

/** What an experiment reads; each kind of input has its own keys. */
public interface Input {
    /** Returns whether tokens go into the network; numbers if not. */
    boolean hasTokens();
}
