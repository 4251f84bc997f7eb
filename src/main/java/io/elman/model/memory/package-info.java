/**
 * What can be seen of a network's memory: how far back the loss reaches, how W_hh stretches a state, how many units are at
 * their ends.
 *
 * <p>Floor 2. Must not know: files, tasks, the loop of training; it is given weights and a batch.
 */
package io.elman.model.memory;
