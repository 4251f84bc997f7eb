/**
 * How good translations are, beside one reference each.
 *
 * <p>Floor 4. Must not know: who translated.
 */
package io.elman.translate.score;
