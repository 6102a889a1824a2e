package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.kernel.Conformance;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tables that other engines wrote, read by SQL: to the rows that Kernel reads. */
class GoldenTablesIT {

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
                    golden.get().relativize(table).toString(), () -> compare(table)));
  }

  private static void compare(Path table) {
    String select = "SELECT * FROM delta_scan('" + table.toString().replace("'", "''") + "')";
    List<String> expected;
    try {
      expected = WriteFixture.texts(KernelReader.of(table).rows());
    } catch (RuntimeException kernelRefuses) {
      try {
        lake.sql(select);
      } catch (LakewiseException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
      return;
    }
    assertThat(WriteFixture.texts(lake.sql(select))).isEqualTo(expected);
  }
}
