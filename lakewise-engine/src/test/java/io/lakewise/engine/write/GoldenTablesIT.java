package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.kernel.Conformance;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tables that other engines wrote, read by SQL: to the rows that Kernel reads. */
class GoldenTablesIT {

  private static final String NO_COLUMNS = "has no columns";
  private static final String NO_FILE = "there is no such file";

  /** What we say of tables that Kernel refuses, and why it does. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("canonicalized-paths-normal-a", NO_COLUMNS),
          Map.entry("canonicalized-paths-normal-b", NO_COLUMNS),
          Map.entry("canonicalized-paths-special-a", NO_COLUMNS),
          Map.entry("canonicalized-paths-special-b", NO_COLUMNS),
          Map.entry("corrupted-last-checkpoint", NO_COLUMNS),
          Map.entry("deltalog-commit-info", NO_COLUMNS),
          Map.entry("update-deleted-directory", NO_COLUMNS),
          Map.entry("checkpoint", "checkpoint/15 cannot be read: " + NO_FILE),
          Map.entry(
              "delete-re-add-same-file-different-transactions", "/foo cannot be read: " + NO_FILE),
          Map.entry("log-replay-special-characters-b", "special p@#h cannot be read: " + NO_FILE),
          Map.entry("data-reader-absolute-paths-escaped-chars", "Version 1 of the table at"),
          Map.entry("deltalog-invalid-protocol-version", "protocol versions 99 (reader) and 7"),
          Map.entry(
              "deltalog-state-reconstruction-from-checkpoint-missing-metadata",
              "no metaData action"),
          Map.entry(
              "deltalog-state-reconstruction-from-checkpoint-missing-protocol",
              "no protocol action"),
          Map.entry("deltalog-state-reconstruction-without-metadata", "no metaData action"),
          Map.entry("deltalog-state-reconstruction-without-protocol", "no protocol action"),
          Map.entry("versions-not-contiguous", "the log file of version 1 is missing"));

  /** Rows of tables with types that the reader of this test does not know and we do. */
  private static final Map<String, Integer> WITHOUT_KERNEL =
      Map.of("spark-variant-checkpoint", 102);

  @TempDir static Path folder;
  private static TestLake lake;

  @BeforeAll
  static void open() {
    lake =
        new TestLake(
            folder.resolve("lake"), Conformance.folder().stream().toList(), Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    lake.close();
  }

  @TestFactory
  Stream<DynamicTest> holdTheRowsThatKernelReads() throws IOException {
    Optional<Path> golden = Conformance.folder().map(root -> root.resolve("delta-golden"));
    if (golden.isEmpty()) {
      return Stream.empty();
    }
    List<Path> tables;
    try (Stream<Path> folders = Files.walk(golden.get())) {
      tables =
          folders
              .filter(path -> path.endsWith("_delta_log") && Files.isDirectory(path))
              .map(Path::getParent)
              .sorted()
              .toList();
    }
    return tables.stream()
        .map(
            table ->
                DynamicTest.dynamicTest(
                    golden.get().relativize(table).toString(),
                    () -> compare(golden.get().relativize(table).toString(), table)));
  }

  private static void compare(String name, Path table) {
    String select = "SELECT * FROM delta_scan('" + table.toString().replace("'", "''") + "')";
    List<String> expected;
    try {
      expected = WriteFixture.texts(KernelReader.of(table).rows());
    } catch (RuntimeException kernelRefuses) {
      if (WITHOUT_KERNEL.containsKey(name)) {
        assertThat(lake.sql(select)).hasSize(WITHOUT_KERNEL.get(name));
      } else {
        assertThat(REFUSED).as("Kernel: " + kernelRefuses.getMessage()).containsKey(name);
        assertThat(lake.error(select)).contains(REFUSED.get(name));
      }
      return;
    }
    assertThat(WriteFixture.texts(lake.sql(select))).isEqualTo(expected);
  }
}
