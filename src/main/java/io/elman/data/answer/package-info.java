/**
 * Floor 2: a row out for each item of a CSV file, with what a model answered beside what was read. Knows nothing of what is
 * asked.
 */
package io.elman.data.answer;
