package io.lakewise.server.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How worker processes are started and what they may take.
 *
 * @param command the program and its arguments, up to the main class; no secret is among them
 * @param threads that work on queries
 * @param memoryBytes what queries may keep in memory before they spill
 * @param capBytes of resident memory of the process
 * @param staging into which files are written
 * @param spill in which each worker has a folder of its own for what does not fit into memory
 * @param readable folders that may be read
 * @param folderPrefix how the names of folders begin that are made for workers alone
 */
public record WorkerLaunch(
    List<String> command,
    int threads,
    long memoryBytes,
    long capBytes,
    Path staging,
    Path spill,
    List<Path> readable,
    String folderPrefix) {

  private static final String MAIN = "io.lakewise.worker.WorkerMain";

  /** What a worker holds beside its queries: the virtual machine, its classes and code. */
  private static final long BASE_BYTES = 768L << 20;

  /** Copies the lists. */
  public WorkerLaunch {
    command = List.copyOf(command);
    readable = List.copyOf(readable);
  }

  /** The resident memory that a worker may hold, for the memory of its queries. */
  public static long capBytes(long memoryBytes) {
    return memoryBytes + memoryBytes / 4 + BASE_BYTES;
  }

  /**
   * The command of this process's Java, with the options that the distribution laid out for workers
   * ({@code -Dlakewise.worker.options=FILE}), or else with a class path: {@code
   * -Dlakewise.worker.class-path=…}, or this process's own.
   */
  public static List<String> javaCommand() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String options = System.getProperty("lakewise.worker.options");
    if (options != null && Files.exists(Path.of(options))) {
      command.add("@" + options);
    } else {
      command.addAll(
          List.of(
              "-Xmx768m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:-UsePerfData",
              "-Xshare:auto",
              "-Duser.timezone=UTC",
              "--add-opens=java.base/java.nio=ALL-UNNAMED",
              "-cp",
              System.getProperty(
                  "lakewise.worker.class-path", System.getProperty("java.class.path"))));
    }
    command.add(MAIN);
    return command;
  }
}
