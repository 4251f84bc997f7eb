/**
 * What goes into a classifier: texts, audio clips, sequences of numbers; one {@link Modality} each, and all that follows
 * from it.
 *
 * <p>Floor 4. Must not know: how a run goes, what is reported of it, or the command line.
 */
package io.elman.classify.input;
