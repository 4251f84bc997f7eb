package io.elman.config.reading;

/** What an experiment reads; each kind of input has its own keys. */
public interface Input {}
