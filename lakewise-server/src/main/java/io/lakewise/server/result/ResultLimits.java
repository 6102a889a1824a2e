package io.lakewise.server.result;

/**
 * How much of a result is kept.
 *
 * @param rows at most
 * @param bytes of Arrow data at most
 * @param strict whether more bytes are an error; else the result is cut
 */
public record ResultLimits(long rows, long bytes, boolean strict) {}
