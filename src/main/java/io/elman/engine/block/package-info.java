/**
 * Blocks of numbers, products of them by BLAS, and functions over them in loops that the JIT turns into vector
 * instructions.
 *
 * <p>Floor 1: uses ND4J's memory and names of functions, and the OpenBLAS that ships with it. Must not know DL4J, time, or what the numbers mean.
 */
package io.elman.engine.block;
