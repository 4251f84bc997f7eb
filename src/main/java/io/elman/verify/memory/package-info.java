/**
 * What a simple recurrent network can learn to remember, and what it cannot: trained while the user waits, printed and
 * drawn.
 *
 * <p>Floor 4. Must not know arguments or exit codes.
 */
package io.elman.verify.memory;
