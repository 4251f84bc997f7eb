/**
 * Floor 2: labelled items of any kind: rows of a file, checked, counted, split into parts and kept on disk while a command
 * runs. Knows nothing of what an item is, of networks or of the configuration file.
 */
package io.elman.data.labelled;
