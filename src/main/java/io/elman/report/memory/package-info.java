/**
 * Floor 3: the part of a run's page that shows what its network remembers. Knows nothing of training, text, series or
 * DL4J: it is given what was seen.
 */
package io.elman.report.memory;
