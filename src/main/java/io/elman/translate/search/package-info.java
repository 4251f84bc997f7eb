/**
 * The search for the best translation, given the probabilities of the next token.
 *
 * <p>Floor 4. Must not know: text, files, networks but for their steps.
 */
package io.elman.translate.search;
