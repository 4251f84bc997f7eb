/**
 * Classification, end to end: train on labelled items of any {@code input}, judge the model beside simple ones, and answer.
 *
 * <p>Floor 4. Must not know: the command line, or how a CSV file or a zip is laid out.
 */
package io.elman.classify;
