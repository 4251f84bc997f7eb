/**
 * Floor 2: labelled audio clips: from the path in a CSV file to what goes into a network. Knows nothing of networks or of
 * the configuration file.
 */
package io.elman.data.audio;
