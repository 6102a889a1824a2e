package io.lakewise.table.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do. */
public abstract class ObjectStoreContract {

  /** Where staged files are made. */
  @TempDir protected Path staging;

  /** The store under test. */
  protected abstract ObjectStore store();

  /** A folder inside the store's roots that is empty at the beginning of each test. */
  protected abstract String root();

  /** A path outside of the store's roots. */
  protected abstract String outside();

  @Test
  protected void readsWhatWasPut() throws IOException {
    store().put(root() + "/a/b/c d%é.txt", bytes("one"));
    store().put(root() + "/a/b/c d%é.txt", bytes("two!"));
    assertThat(store().read(root() + "/a/b/c d%é.txt")).isEqualTo(bytes("two!"));
    assertThat(store().read(root() + "/a/b/c d%é.txt", 1, 2)).isEqualTo(bytes("wo"));
    assertThat(store().head(root() + "/a/b/c d%é.txt").orElseThrow().size()).isEqualTo(4);
    assertThat(store().localPath(root() + "/a/b/c d%é.txt")).hasContent("two!");
  }

  @Test
  protected void saysThatAnObjectIsMissingOrTooShort() throws IOException {
    store().put(root() + "/short", bytes("abc"));
    assertThatThrownBy(() -> store().read(root() + "/none"))
        .isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> store().read(root() + "/none", 0, 1))
        .isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> store().localPath(root() + "/none"))
        .isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> store().read(root() + "/short", 2, 2))
        .isInstanceOf(EOFException.class);
    assertThat(store().head(root() + "/none")).isEmpty();
    store().delete(root() + "/none");
    store().deleteAll(root() + "/none");
  }

  @Test
  protected void letsExactlyOneOfManyWritersCreateAnObject() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        String path = root() + "/log/" + round;
        List<Callable<String>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
          String content = "writer " + writer;
          writers.add(() -> create(path, content));
        }
        List<String> winners = new ArrayList<>();
        for (Future<String> outcome : threads.invokeAll(writers)) {
          if (outcome.get() != null) {
            winners.add(outcome.get());
          }
        }
        assertThat(winners).hasSize(1);
        assertThat(store().read(path)).isEqualTo(bytes(winners.get(0)));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(store().list(root() + "/log", "")).hasSize(20);
  }

  private String create(String path, String content) throws IOException {
    try {
      store().putIfAbsent(path, bytes(content));
      return content;
    } catch (FileAlreadyExistsException somebodyElse) {
      return null;
    }
  }

  @Test
  protected void listsAFolderByNameFromAName() throws IOException {
    for (String name : List.of("00.json", "02.json", "01.json", "10.crc", "_last")) {
      store().put(root() + "/log/" + name, bytes(name));
    }
    store().put(root() + "/log/nested/03.json", bytes("x"));
    assertThat(store().list(root() + "/log", "01"))
        .extracting(StoredObject::name)
        .containsExactly("01.json", "02.json", "10.crc", "_last");
    assertThat(store().list(root() + "/log", "01").get(0).path())
        .isEqualTo(root() + "/log/01.json");
    assertThat(store().list(root() + "/none", "")).isEmpty();
    assertThat(store().listAll(root()))
        .extracting(StoredObject::path)
        .contains(root() + "/log/nested/03.json", root() + "/log/_last");
  }

  @Test
  protected void putsStagedFilesInPlace() throws IOException {
    Path one = Files.writeString(staging.resolve("one"), "1");
    Path two = Files.writeString(staging.resolve("two"), "22");
    store()
        .upload(
            List.of(
                new ObjectStore.Upload(one, root() + "/t/a=1/one.parquet"),
                new ObjectStore.Upload(two, root() + "/t/two.parquet")));
    assertThat(store().read(root() + "/t/a=1/one.parquet")).isEqualTo(bytes("1"));
    assertThat(store().read(root() + "/t/two.parquet")).isEqualTo(bytes("22"));
    assertThat(one).doesNotExist();
    assertThat(two).doesNotExist();
  }

  @Test
  protected void deletesObjectsAndFolders() throws IOException {
    store().put(root() + "/t/a", bytes("a"));
    store().put(root() + "/t/.hidden/b", bytes("b"));
    store().delete(root() + "/t/a");
    assertThat(store().head(root() + "/t/a")).isEmpty();
    assertThat(store().listAll(root() + "/t")).hasSize(1);
    store().deleteAll(root() + "/t");
    assertThat(store().listAll(root() + "/t")).isEmpty();
  }

  @Test
  protected void servesNothingOutsideOfItsRoots() {
    for (String path : List.of(outside(), root() + "/../../../../../../../../etc/passwd")) {
      assertThatThrownBy(() -> store().read(path)).isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> store().put(path, bytes("x")))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> store().putIfAbsent(path, bytes("x")))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> store().list(path, "")).isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> store().listAll(path)).isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> store().head(path)).isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> store().delete(path)).isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> store().deleteAll(path)).isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> store().localPath(path)).isInstanceOf(AccessDeniedException.class);
    }
  }

  /** Text as bytes. */
  protected static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
