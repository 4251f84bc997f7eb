/**
 * The command line: arguments, printing, exit codes.
 *
 * <p>Floor 5. Must not know: mathematics of any kind.
 */
package io.elman.cli;
