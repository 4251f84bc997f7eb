/**
 * Floor 2: what a calendar says of a time stamp, as numbers between -1 and 1: known for the future as well as for the
 * past. Knows nothing of values, of windows or of networks.
 */
package io.elman.data.series.calendar;
