package io.lakewise.worker.protocol;

import java.util.List;

/**
 * What a worker is told at its start, as one line of JSON on its standard input, where nobody else
 * on the machine can read it.
 *
 * @param secret what every call must carry
 * @param threads that work on queries
 * @param memoryBytes what queries may keep in memory before they spill
 * @param capBytes of resident memory, beyond which statements are interrupted and at last the
 *     process is ended
 * @param staging the only folder into which files are written
 * @param spill folder for what does not fit into memory
 * @param readable folders that may be read
 * @param own folders that were made for it alone, which it removes when its parent has ended
 */
public record WorkerSettings(
    String secret,
    int threads,
    long memoryBytes,
    long capBytes,
    String staging,
    String spill,
    List<String> readable,
    List<String> own) {
  /** Copies the lists. */
  public WorkerSettings {
    readable = List.copyOf(readable);
    own = List.copyOf(own);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "WorkerSettings[threads=" + threads + ", memoryBytes=" + memoryBytes + "]";
  }
}
