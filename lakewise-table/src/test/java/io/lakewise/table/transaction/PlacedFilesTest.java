package io.lakewise.table.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.storage.ForwardingStore;
import io.lakewise.table.storage.NotPutException;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import io.lakewise.table.type.PrimitiveType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of files that are in place when their transaction fails, and what is noted of it.
 */
class PlacedFilesTest {

  private static final Predicate FIRST =
      new Predicate.Comparison(
          Column.of("id"), Predicate.Operator.EQUAL, new Literal(PrimitiveType.LONG, 1L));

  @TempDir Path folder;
  private final List<String> noted = new ArrayList<>();
  private int open;
  private FailingStore store;
  private TestLake lake;
  private DeltaTable table;

  /** A store that fails once it is told how. */
  private final class FailingStore extends ForwardingStore {

    private IOException afterUpload;
    private IOException commit;
    private boolean commits;
    private boolean unreachable;

    FailingStore(ObjectStore store) {
      super(store);
    }

    @Override
    public void upload(List<Upload> uploads) throws IOException {
      assertThat(noted).containsAll(uploads.stream().map(Upload::path).toList());
      super.upload(uploads);
      if (afterUpload != null) {
        throw afterUpload;
      }
    }

    @Override
    public void putIfAbsent(String path, byte[] content) throws IOException {
      if (path.contains("_delta_log") && commit != null) {
        if (commits) {
          super.putIfAbsent(path, content);
          unreachable = true;
        }
        throw commit;
      }
      if (path.endsWith(".bin")) {
        assertThat(noted).contains(path);
      }
      super.putIfAbsent(path, content);
    }

    @Override
    public Optional<StoredObject> head(String path) throws IOException {
      if (unreachable) {
        throw new IOException("unreachable");
      }
      return super.head(path);
    }
  }

  private final class Notes implements Journal.Entry {

    @Override
    public void placing(List<String> paths) {
      noted.addAll(paths);
    }

    @Override
    public void settled() {
      open--;
    }
  }

  @BeforeEach
  void create() {
    lake = new TestLake(folder, InstantSource.system(), whole -> store = new FailingStore(whole));
    TableEnvironment plain = lake.environment();
    TableEnvironment noting =
        new TableEnvironment(
            plain.store(),
            plain.parquet(),
            plain.checkpoints(),
            plain.clock(),
            plain.ids(),
            plain.pause(),
            plain::staging,
            (location, version) -> {
              open++;
              return new Notes();
            });
    table = DeltaTable.at(noting, lake.location("t").toString());
    Transaction creation = table.create(TestLake.metadata());
    lake.staged(List.of(List.of(1L, "a"), List.of(2L, "b"))).forEach(creation::add);
    creation.commit(Operation.of("CREATE TABLE"), null);
    assertThat(open).isZero();
    assertThat(files()).hasSize(1);
  }

  private Transaction change() {
    Transaction change = table.begin();
    lake.staged(List.of(List.of(3L, "c"))).forEach(change::add);
    lake.delete(change, FIRST);
    return change;
  }

  private void commit() {
    change().commit(Operation.of("UPDATE"), null);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(lake.location("t"))) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsCommittedIsSettled() {
    commit();
    assertThat(open).isZero();
    assertThat(files()).hasSizeGreaterThan(1);
  }

  @Test
  void whatWasCertainlyNotCommittedIsGone() {
    store.commit = new NotPutException(new IOException("full"));
    assertThatThrownBy(this::commit).isInstanceOf(LakewiseException.class);
    assertThat(files()).hasSize(1);
    assertThat(open).isZero();
  }

  @Test
  void whatWasPutInPlaceInPartIsGone() {
    store.afterUpload = new IOException("full");
    assertThatThrownBy(this::commit).isInstanceOf(LakewiseException.class);
    assertThat(files()).hasSize(1);
    assertThat(open).isZero();
  }

  @Test
  void whatIsNotKnownStaysAndIsNoted() {
    store.commit = new IOException("lost");
    store.commits = true;
    assertThatThrownBy(this::commit).isInstanceOf(CommitStateUnknownException.class);
    assertThat(files()).hasSizeGreaterThan(1);
    assertThat(open).isEqualTo(1);
    assertThat(noted).containsAll(files().stream().map(Path::toString).toList());
  }

  @Test
  void whatIsGivenUpIsGone() throws IOException {
    Transaction change = table.begin();
    String path = table.location() + "/part-of-it.parquet";
    change.placing(List.of(path));
    Files.writeString(Path.of(path), "x");
    change.discard();
    assertThat(files()).hasSize(1);
    assertThat(open).isZero();
  }
}
