package io.lakewise.table.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest extends ObjectStoreContract {

  @TempDir Path folder;
  private Path lake;
  private LocalStore store;

  @BeforeEach
  void open() throws IOException {
    lake = Files.createDirectory(folder.toRealPath().resolve("lake"));
    store = new LocalStore(List.of(lake), UUID::randomUUID);
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected String root() {
    return lake.toString();
  }

  @Override
  protected String outside() {
    return folder.resolve("outside").toString();
  }

  @Test
  void followsNoLinkOutOfItsRoots() throws IOException {
    Path secret = Files.createDirectories(folder.resolve("secret"));
    Files.writeString(secret.resolve("file"), "hidden");
    Files.createSymbolicLink(lake.resolve("link"), secret);
    Files.createSymbolicLink(lake.resolve("dangling"), folder.resolve("not-there"));
    assertThatThrownBy(() -> store.read(lake + "/link/file"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> store.put(lake + "/link/new", bytes("x")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> store.put(lake + "/link/new/deeper/file", bytes("x")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> store.put(lake + "/dangling", bytes("x")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(folder.resolve("not-there")).doesNotExist();
  }

  @Test
  void deletesALinkAndNotWhatItPointsTo() throws IOException {
    Path table = Files.createDirectories(lake.resolve("t"));
    Path other = Files.createDirectories(lake.resolve("other"));
    Files.writeString(other.resolve("file"), "stays");
    Files.createSymbolicLink(table.resolve("link"), other);
    store.deleteAll(table.toString());
    assertThat(table).doesNotExist();
    assertThat(other.resolve("file")).hasContent("stays");
  }

  @Test
  void leavesNothingButTheObjects() throws IOException {
    store.put(lake + "/a", bytes("1"));
    store.putIfAbsent(lake + "/b", bytes("2"));
    assertThatThrownBy(() -> store.putIfAbsent(lake + "/b", bytes("3")))
        .isInstanceOf(FileAlreadyExistsException.class);
    try (Stream<Path> entries = Files.list(lake)) {
      assertThat(entries).containsExactlyInAnyOrder(lake.resolve("a"), lake.resolve("b"));
    }
  }

  @Test
  void hidesWhatACrashLeft() throws IOException {
    Files.writeString(lake.resolve(".00.json.1234.tmp"), "half");
    store.put(lake + "/00.json", bytes("whole"));
    assertThat(store.list(root(), "")).extracting(StoredObject::name).containsExactly("00.json");
    assertThat(store.listAll(root())).hasSize(2);
  }

  @Test
  void removesTheChecksumThatHadoopKeepsOfAReplacedObject() throws IOException {
    Files.writeString(lake.resolve("._last_checkpoint.crc"), "of the old bytes");
    store.put(lake + "/_last_checkpoint", bytes("{}"));
    assertThat(lake.resolve("._last_checkpoint.crc")).doesNotExist();
  }
}
