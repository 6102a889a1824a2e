package io.lakewise.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a bench ran on, for its heading. */
public final class Machine {

  private Machine() {}

  /** One line: processors, memory, load, Java. */
  public static String describe() {
    return Runtime.getRuntime().availableProcessors()
        + " processors, "
        + memory()
        + ", load "
        + load()
        + ", Java "
        + Runtime.version()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version");
  }

  private static String memory() {
    return firstLine(Path.of("/proc/meminfo")).replaceAll("\\s+", " ");
  }

  private static String load() {
    return firstLine(Path.of("/proc/loadavg"));
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
