package io.lakewise.engine.load;

/**
 * A record that cannot be a row.
 *
 * @param file where it is
 * @param line of the file, from 1
 * @param record its text
 * @param reason why
 */
record BadRecord(String file, long line, String record, String reason) {}
