package io.lakewise.server.result;

/**
 * A part of a result that is fetched at once: consecutive batches.
 *
 * @param index from 0
 * @param firstRow number of its first row within the result, from 0
 * @param rows that it has
 * @param offset of its first byte in the kept data
 * @param bytes of its Arrow data
 */
public record Chunk(int index, long firstRow, long rows, long offset, long bytes) {}
