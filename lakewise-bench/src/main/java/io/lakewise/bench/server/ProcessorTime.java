package io.lakewise.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processor time that a process and what it started have taken, as Linux tells it.
 *
 * @param all of all threads, those that have ended too, in milliseconds
 * @param recording of those of the server's threads whose names begin with {@value #RECORDING},
 *     DuckDB's among them, which have the name of the thread that started them
 */
record ProcessorTime(double all, double recording) {

  private static final String RECORDING = "records";

  /** Linux tells programs hundredths of a second, whatever its own clock does. */
  private static final double TICK_MILLIS = 10;

  /**
   * Places behind the name, which may have blanks: of the time in the program and in the system.
   */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  /** What has been taken until now; empty where there is no {@code /proc}. */
  static Optional<ProcessorTime> of(ProcessHandle server) {
    Path tasks = process(server.pid()).resolve("task");
    if (!Files.isDirectory(tasks)) {
      return Optional.empty();
    }
    double all =
        Stream.concat(Stream.of(server), server.descendants())
            .mapToDouble(each -> millis(process(each.pid())))
            .sum();
    double recording = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        recording += name(thread).startsWith(RECORDING) ? millis(thread) : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(new ProcessorTime(all, recording));
  }

  ProcessorTime minus(ProcessorTime before) {
    return new ProcessorTime(all - before.all, recording - before.recording);
  }

  private static Path process(long id) {
    return Path.of("/proc/" + id);
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm"));
    } catch (IOException ended) {
      return "";
    }
  }

  /** Of a process or thread; none of one that has ended, whose process tells it. */
  private static double millis(Path task) {
    try {
      String stat = Files.readString(task.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * TICK_MILLIS;
    } catch (IOException ended) {
      return 0;
    }
  }
}
