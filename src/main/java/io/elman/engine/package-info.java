/**
 * Runtime layers for DL4J that are right where the stock ones are not, and faster: same parameters, same interface.
 *
 * <p>Floor 1: uses DL4J, ND4J and the OpenBLAS that ships with it. Must not know files, configuration, or any task.
 */
package io.elman.engine;
