package io.lakewise.table.log;

import java.util.Set;

/**
 * What a client must be able to do (Delta protocol, "Protocol Evolution").
 *
 * @param minReaderVersion 1 to 3
 * @param minWriterVersion 1 to 7
 * @param readerFeatures names, or null below reader version 3
 * @param writerFeatures names, or null below writer version 7
 */
public record Protocol(
    int minReaderVersion,
    int minWriterVersion,
    Set<String> readerFeatures,
    Set<String> writerFeatures)
    implements Action {}
