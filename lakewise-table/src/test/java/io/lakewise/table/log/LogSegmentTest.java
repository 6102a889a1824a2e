package io.lakewise.table.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.storage.LocalStore;
import io.lakewise.table.storage.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSegmentTest {

  private static final String ID = "0a8d73ee-aa83-49d0-9583-c99db75b89b2";

  @TempDir Path folder;
  private LocalStore store;
  private Path log;

  @BeforeEach
  void open() throws IOException {
    store = new LocalStore(List.of(folder), UUID::randomUUID);
    log = Files.createDirectory(folder.resolve("_delta_log"));
  }

  @Test
  void beginsWithTheNewestCompleteCheckpoint() throws IOException {
    files("0.json", "1.json", "2.json", "3.json", "4.json", "5.json");
    files("1.checkpoint.parquet", "3.checkpoint." + ID + ".json");
    files("4.checkpoint.0000000001.0000000002.parquet");
    LogSegment segment = at(5).get(0);
    assertThat(segment.checkpoint().orElseThrow().version()).isEqualTo(3);
    assertThat(names(segment)).containsExactly("4.json", "5.json");
    assertThat(at(2).get(0).checkpoint().orElseThrow().version()).isEqualTo(1);
    assertThat(at(5)).hasSize(3);
  }

  @Test
  void takesAMultiPartCheckpointWhenAllPartsAreThere() throws IOException {
    files("4.checkpoint.0000000001.0000000002.parquet", "5.json");
    files("4.checkpoint.0000000002.0000000002.parquet");
    assertThat(at(5).get(0).checkpoint().orElseThrow().parts()).hasSize(2);
    assertThat(names(at(5).get(0))).containsExactly("5.json");
  }

  @Test
  void takesCompactedCommitsThatDoNotGoTooFar() throws IOException {
    files("0.json", "1.json", "2.json", "3.json", "1.2.compacted.json", "1.9.compacted.json");
    assertThat(names(at(3).get(0))).containsExactly("0.json", "1.json", "2.json", "3.json");
    Files.delete(log.resolve(padded("1.9.compacted.json")));
    assertThat(names(at(3).get(0))).containsExactly("0.json", "1.2.compacted.json", "3.json");
  }

  @Test
  void namesTheMissingVersion() throws IOException {
    files("0.json", "1.json", "3.json");
    assertThatThrownBy(() -> at(3)).hasMessageContaining("log file of version 2 is missing");
    assertThatThrownBy(() -> at(7)).hasMessageContaining("from version 0 to 3");
    assertThat(names(at(1).get(0))).containsExactly("0.json", "1.json");
  }

  @Test
  void saysWhichVersionsAreLeft() throws IOException {
    files("3.json", "4.checkpoint.parquet", "4.json", "5.json");
    assertThatThrownBy(() -> at(3)).hasMessageContaining("from version 4 to 5");
  }

  @Test
  void takesTheHintAtTheLastCheckpointAsAHint() throws IOException {
    files("0.json", "1.json", "2.json", "2.checkpoint.parquet", "3.json");
    for (String hint :
        List.of(
            "{\"version\":2,\"size\":1}",
            "{\"version\":99}",
            "{\"version\":9223372036854775807}",
            "{\"version\":99999999999999999999}",
            "{\"version\":-5}",
            "{\"version\":\"2\"}",
            "{\"version\":2.5}",
            "{\"version\":2,\"size\":-1,\"parts\":1000000000}",
            "{\"version\":2,\"parts\":-1}",
            "{\"version\":0}",
            "[".repeat(100_000),
            "{\"x\":".repeat(100_000),
            "7",
            "null",
            "{\"vers",
            "")) {
      Files.writeString(log.resolve("_last_checkpoint"), hint);
      LogSegment segment = new LogReader(store, null).latest(folder.toString()).get(0);
      assertThat(segment.version()).as(hint).isEqualTo(3);
      assertThat(segment.checkpoint().orElseThrow().version()).as(hint).isEqualTo(2);
    }
  }

  private List<LogSegment> at(long version) {
    return new LogReader(store, null).at(folder.toString(), version);
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(log.resolve(padded(name)), "{}");
    }
  }

  private static String padded(String name) {
    String[] parts = name.split("\\.", -1);
    for (int part = 0; part < parts.length; part++) {
      if (parts[part].matches("\\d{1,9}")) {
        parts[part] = "0".repeat(20 - parts[part].length()) + parts[part];
      }
    }
    return String.join(".", parts);
  }

  private static List<String> names(LogSegment segment) {
    return segment.deltas().stream()
        .map(StoredObject::name)
        .map(name -> name.replaceAll("0{10,19}(\\d)", "$1"))
        .toList();
  }
}
