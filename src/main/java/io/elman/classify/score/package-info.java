/**
 * How good answers are when each is one of several classes.
 *
 * <p>Floor 4. Must not know: who answered.
 */
package io.elman.classify.score;
