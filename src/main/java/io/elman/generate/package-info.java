/**
 * Text generation, end to end: learn a text symbol by symbol, judge the model beside simple ones, and write on.
 *
 * <p>Floor 4. Must not know: other tasks, the command line.
 */
package io.elman.generate;
