package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lakewise.engine.TestLake;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files to be loaded that would never answer, or are made to do harm. */
class HostileFileTest {

  private static final Duration WATCHDOG = Duration.ofMinutes(1);

  @TempDir Path folder;
  private Path files;
  private TestLake lake;

  @BeforeEach
  void open() throws IOException {
    files = Files.createDirectories(folder.resolve("lake/files"));
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE TABLE target (a STRING)");
  }

  @AfterEach
  void close() {
    assertThat(lake.value("SELECT count(*) FROM target")).isEqualTo(0L);
    lake.close();
  }

  /** Opening a pipe waits for somebody who writes into it, and nothing interrupts that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('pipe.csv')",
        "SELECT * FROM read_json('pipe.csv')",
        "SELECT * FROM read_parquet('pipe.csv')",
        "SELECT * FROM read_files(['pipe.csv'])",
        "SELECT * FROM read_csv('linked.csv')",
        "COPY INTO target FROM 'pipe.csv' FILEFORMAT = CSV"
      })
  void aPipeIsRefused(String statement) throws Exception {
    Path pipe = files.resolve("pipe.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.createSymbolicLink(files.resolve("linked.csv"), pipe);
    assertTimeoutPreemptively(
        WATCHDOG, () -> refused(statement, "is neither a plain file nor a folder"));
  }

  @Test
  void aDocumentThatIsNestedTooDeeplyIsNamed() throws IOException {
    Files.writeString(files.resolve("sound.json"), "{\"a\": 1}\n");
    Files.writeString(
        files.resolve("deep.json"), "{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}\n");
    for (String statement :
        new String[] {
          "SELECT * FROM read_json('deep.json')",
          "SELECT * FROM read_json(['sound.json', 'deep.json'])",
          "CREATE TABLE made AS SELECT * FROM read_json('*.json')",
          "COPY INTO target FROM '*.json' FILEFORMAT = JSON",
          "COPY INTO target FROM 'deep.json' FILEFORMAT = JSON"
              + " FORMAT_OPTIONS ('multiLine' = 'true')"
        }) {
      refused(statement, "The file deep.json has a JSON document that is nested more than 128");
    }
  }

  private void refused(String statement, String words) {
    assertThatThrownBy(() -> lake.sql(statement))
        .as(statement)
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining(words);
  }
}
