package io.lakewise.worker;

import io.lakewise.worker.protocol.Wire;
import io.lakewise.worker.protocol.WorkerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A worker process. It reads its settings from the first line of standard input, prints {@code
 * ready ROWS REQUESTS}, its ports, when it can be spoken to, and ends when standard input does,
 * which is when its parent ends.
 */
public final class WorkerMain {

  private WorkerMain() {}

  /** Runs until the parent ends; takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = input.readLine();
    if (line == null) {
      return;
    }
    WorkerSettings settings =
        Wire.read(line.getBytes(StandardCharsets.UTF_8), WorkerSettings.class);
    RunningWorker worker = RunningWorker.start(settings);
    System.out.println("ready " + worker.rowsPort() + " " + worker.requestPort());
    System.out.flush();
    waitForTheEnd(input);
    settings.own().forEach(WorkerMain::remove);
    Runtime.getRuntime().halt(0);
  }

  /** What cannot be removed is left to the next process of the lake. */
  private static void remove(String folder) {
    try (Stream<Path> below = Files.walk(Path.of(folder))) {
      below.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException gone) {
      return;
    }
  }

  private static void waitForTheEnd(BufferedReader input) {
    try {
      while (input.readLine() != null) {
        continue;
      }
    } catch (IOException parentHasEnded) {
      return;
    }
  }
}
