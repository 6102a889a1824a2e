package io.lakewise.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.relational.RelationalCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over SQLite; a subclass names databases of another kind. */
class StateProcessesIT {

  @TempDir Path folder;

  /** A database that was not there before; the same during one test. */
  protected String database() {
    return folder.resolve("fresh/state.db").toString();
  }

  /** How often writers are killed. */
  protected int rounds() {
    return 4;
  }

  private Process start(String database, String prefix, int count, Path errors) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RowWriter.class.getName(),
            database,
            prefix,
            Integer.toString(count))
        .redirectError(errors.toFile())
        .start();
  }

  private static Set<String> names(String database) {
    InstantSource clock = InstantSource.system();
    Set<String> names = new HashSet<>();
    try (State state = TestStates.open(database, clock)) {
      new RelationalCatalog(state, clock)
          .relations()
          .listAll(Viewer.LOCAL)
          .forEach(relation -> names.add(relation.name().name()));
      if (!database.startsWith("jdbc:")) {
        assertThat(
                state.<String>read(
                    handle ->
                        handle.createQuery("PRAGMA integrity_check").mapTo(String.class).one()))
            .isEqualTo("ok");
      }
    }
    return names;
  }

  /**
   * Reads the names of a process and kills it (SIGKILL) after so many; all that it acknowledged.
   */
  private static List<String> readAndKill(Process process, int most) throws Exception {
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        acknowledged.add(line);
        if (acknowledged.size() == most) {
          // Through the handle, because the process itself closes its streams.
          process.toHandle().destroyForcibly();
        }
        line = lines.readLine();
      }
    }
    process.waitFor();
    return acknowledged;
  }

  @Test
  void noAcknowledgedRowIsLostWhenWritersAreKilled() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed of killed writers: " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    String database = database();
    Set<String> acknowledged = new HashSet<>();
    for (int round = 0; round < rounds(); round++) {
      Process survivor = start(database, "s" + round, 1000, folder.resolve("survivor" + round));
      Process victim = start(database, "v" + round, 100_000, folder.resolve("victim" + round));
      List<String> killed = readAndKill(victim, 1 + random.nextInt(600));
      List<String> whole = readAndKill(survivor, Integer.MAX_VALUE);
      assertThat(Files.readString(folder.resolve("survivor" + round))).isEmpty();
      assertThat(survivor.exitValue()).isZero();
      assertThat(whole).hasSize(1000);
      acknowledged.addAll(whole);
      // The last line may have been cut by the kill.
      acknowledged.addAll(killed.subList(0, Math.max(0, killed.size() - 1)));
      assertThat(names(database)).as("seed %d, round %d", seed, round).containsAll(acknowledged);
    }
    assertThat(names(database).size()).isLessThanOrEqualTo(acknowledged.size() + 8);
  }

  @Test
  void processesThatMigrateAtOnceAllSucceed() throws Exception {
    String database = database();
    List<Process> processes = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      processes.add(start(database, "p" + number, 25, folder.resolve("errors" + number)));
    }
    for (int number = 0; number < processes.size(); number++) {
      assertThat(readAndKill(processes.get(number), Integer.MAX_VALUE))
          .as(Files.readString(folder.resolve("errors" + number)))
          .hasSize(25);
    }
    assertThat(names(database)).hasSize(100);
  }
}
