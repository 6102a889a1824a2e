package io.lakewise.server.result;

/**
 * Where a batch lies in a kept result.
 *
 * @param offset of its first byte
 * @param length in bytes
 * @param firstRow number of its first row within the result, from 0
 * @param rows that it has
 */
record Batch(long offset, long length, long firstRow, long rows) {}
