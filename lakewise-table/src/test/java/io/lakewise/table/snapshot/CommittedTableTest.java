package io.lakewise.table.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.kernel.KernelReader;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.ActionJson;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitInfo;
import io.lakewise.table.log.CommitLog;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.LogFiles;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.Protocol;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.log.SetTransaction;
import io.lakewise.table.storage.LocalStore;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedTableTest {

  @TempDir Path folder;
  private String table;
  private LocalStore store;
  private SnapshotLoader loader;

  @BeforeEach
  void open() throws IOException {
    table = folder.toRealPath() + "/t";
    store = new LocalStore(List.of(folder.toRealPath()), UUID::randomUUID);
    loader = new SnapshotLoader(store, null);
  }

  @Test
  void verifiesWhatTheChecksumSays() throws IOException {
    create(Map.of());
    commit(1, add("a", 10), new SetTransaction("app", 7, null));
    commit(2, add("b", 20), new DomainMetadata("d", "{}", false), remove("a"));
    Snapshot snapshot = loader.latest(table);
    SnapshotChecksum.write(store, snapshot);
    assertThat(loader.latest(table).files().count()).isEqualTo(1);
    assertThat(KernelReader.of(Path.of(table)).files()).hasSize(1);

    String file = LogFiles.checksum(table, 2);
    String text = Files.readString(Path.of(file));
    for (String wrong :
        List.of(
            text.replace("\"numFiles\":1", "\"numFiles\":2"),
            text.replace("\"tableSizeBytes\":20", "\"tableSizeBytes\":21"),
            text.replace("\"configuration\":\"{}\"", "\"configuration\":\"{1}\""),
            text.replace("\"version\":7", "\"version\":8"),
            text.replace("\\\"long\\\"", "\\\"integer\\\""))) {
      assertThat(wrong).isNotEqualTo(text);
      Files.writeString(Path.of(file), wrong);
      assertThatThrownBy(() -> loader.latest(table))
          .isInstanceOf(LakewiseException.class)
          .hasMessageContaining(file);
    }
    Files.writeString(Path.of(file), text.substring(0, text.length() / 2));
    assertThat(loader.latest(table).version()).isEqualTo(2);
  }

  @Test
  void advancesCommitByCommit() throws IOException {
    create(Map.of());
    Snapshot first = loader.latest(table);
    assertThat(loader.latest(first)).isSameAs(first);
    commit(1, add("a", 10), add("b", 20));
    commit(2, remove("a"), new DomainMetadata("d", "{}", false));
    commit(3, new DomainMetadata("d", "", true), new SetTransaction("app", 1, 5L));
    Snapshot advanced = loader.latest(first);
    Snapshot loaded = loader.latest(table);
    assertThat(advanced).usingRecursiveComparison().ignoringFields("files").isEqualTo(loaded);
    assertThat(advanced.files().all()).isEqualTo(loaded.files().all()).hasSize(1);
    assertThat(loaded.domains()).isEmpty();
    assertThat(loader.tombstones(loaded)).extracting(RemoveFile::path).containsExactly("a");
  }

  @Test
  void findsTheVersionOfATimeByModificationTimesMadeMonotonic() throws IOException {
    create(Map.of());
    commit(1, add("a", 1));
    commit(2, add("b", 1));
    commit(3, add("c", 1));
    long[] times = {1000, 5000, 3000, 9000};
    for (int version = 0; version < 4; version++) {
      Files.setLastModifiedTime(
          Path.of(LogFiles.commit(table, version)), FileTime.fromMillis(times[version]));
    }
    KernelReader kernel = KernelReader.of(Path.of(table));
    for (long time : new long[] {1000, 4999, 5000, 5001, 8999, 9000}) {
      assertThat(loader.asOf(table, time).version())
          .as("at %s", time)
          .isEqualTo(kernel.versionAt(time));
    }
    assertThat(loader.asOf(table, 5001).version()).isEqualTo(2);
    assertThatThrownBy(() -> loader.asOf(table, 999)).hasMessageContaining("earliest");
    assertThatThrownBy(() -> loader.asOf(table, 9001)).hasMessageContaining("latest version, 3");
  }

  @Test
  void findsTheVersionOfATimeByInCommitTimestamps() throws IOException {
    create(Map.of("delta.enableInCommitTimestamps", "true"));
    commit(1, info(2000), add("a", 1));
    commit(2, info(3000), add("b", 1));
    KernelReader kernel = KernelReader.of(Path.of(table));
    for (long time : new long[] {1000, 1999, 2000, 2500, 3000}) {
      assertThat(loader.asOf(table, time).version())
          .as("at %s", time)
          .isEqualTo(kernel.versionAt(time));
    }
    assertThat(loader.latest(table).timestamp()).isEqualTo(3000);
    assertThatThrownBy(() -> loader.asOf(table, 999)).isInstanceOf(LakewiseException.class);
  }

  @Test
  void tellsTheHistoryNewestFirst() throws IOException {
    create(Map.of());
    commit(1, info(5000), add("a", 1));
    List<CommitFile> history = new CommitLog(store).history(table, 1);
    assertThat(history).hasSize(1);
    assertThat(history.get(0).version()).isEqualTo(1);
    assertThat(history.get(0).timestamp()).isEqualTo(5000);
    assertThat(history.get(0).commitInfo().orElseThrow().operation()).isEqualTo("TEST");
    assertThat(new CommitLog(store).range(table, 0, 1)).hasSize(2);
    assertThatThrownBy(() -> new CommitLog(store).range(table, 0, 2))
        .hasMessageContaining("version 2");
  }

  private void create(Map<String, String> properties) throws IOException {
    boolean timed = !properties.isEmpty();
    commit(
        0,
        info(1000),
        timed
            ? new Protocol(1, 7, null, Set.of("inCommitTimestamp", "domainMetadata"))
            : new Protocol(1, 7, null, Set.of("domainMetadata")),
        Metadata.of(
            "id",
            new StructType(List.of(new StructField("x", PrimitiveType.LONG, true))),
            List.of(),
            properties,
            1L));
  }

  private void commit(long version, Action... actions) throws IOException {
    List<Action> all = new ArrayList<>(List.of(actions));
    store.putIfAbsent(LogFiles.commit(table, version), ActionJson.write(all));
  }

  private static CommitInfo info(long time) {
    return new CommitInfo(time, time, "TEST", Map.of(), Map.of(), true, Map.of("txnId", "x"));
  }

  private static AddFile add(String path, long size) {
    return new AddFile(path, Map.of(), size, 1, true, null, null, null, null, null, null);
  }

  private static RemoveFile remove(String path) {
    return new RemoveFile(path, 1L, true, null, null, null, null, null, null, null, null);
  }
}
