package io.lakewise.server.configuration;

import java.nio.file.Path;
import java.util.List;

/**
 * How a server runs.
 *
 * @param lake the lake's folder; made at the first write
 * @param allowed folders outside the lake in which tables and files may lie
 * @param host the address that is listened on
 * @param port the one port; 0 for any that is free
 * @param threads that work on queries
 * @param memoryBytes what queries may keep in memory before they spill
 */
public record ServerConfiguration(
    Path lake, List<Path> allowed, String host, int port, int threads, long memoryBytes) {

  /** Copies the list. */
  public ServerConfiguration {
    allowed = List.copyOf(allowed);
  }
}
