/**
 * Threads that share the work of one computation.
 *
 * <p>Floor 1: uses the JDK alone.
 */
package io.elman.engine.parallel;
