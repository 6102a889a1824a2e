package io.lakewise.table.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** Runs histories by their seeds and says which one went wrong, and how. */
final class Simulation {

  private final Path folder;
  private final ExecutorService threads;
  private final Mutation mutation;

  Simulation(Path folder, ExecutorService threads, Mutation mutation) {
    this.folder = folder;
    this.threads = threads;
    this.mutation = mutation;
  }

  /** Runs a history. */
  History run(long seed) {
    Path own = folder.resolve("history-" + seed);
    History history = new History(seed, own, new JsonCheckpoints(), mutation);
    try {
      return history.run(threads);
    } catch (AssertionError | RuntimeException wrong) {
      throw Lanes.wrong(seed, history.trace(), wrong);
    } finally {
      delete(own);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      List<Path> all = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : all) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
