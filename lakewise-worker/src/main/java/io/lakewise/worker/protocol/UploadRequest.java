package io.lakewise.worker.protocol;

/**
 * What a server says of rows that it puts to a worker: they are kept as a Parquet file. The reply
 * is their number.
 *
 * @param session in which they are written
 * @param file below the staging folder
 */
public record UploadRequest(SessionKey session, String file) {}
