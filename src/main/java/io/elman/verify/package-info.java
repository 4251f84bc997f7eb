/**
 * The checks a user can run: the same equations by hand, in the cell written in plain ND4J and in DL4J, side by side, and
 * the gradients against finite differences.
 *
 * <p>Floor 4. Must not know arguments, exit codes, files or tasks: it is given a network at most, and says whether the
 * checks passed.
 */
package io.elman.verify;
