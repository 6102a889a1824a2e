package io.lakewise.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.ManualClock;
import io.lakewise.catalog.SampleTables;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.entry.DroppedTable;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a database promises to those who use it at once; a subclass names one. */
public abstract class SharedStateContract {

  private final ManualClock clock = new ManualClock();

  /** A database that was not there before; the same during one test. */
  protected abstract String database();

  private State open() {
    return TestStates.open(database(), clock);
  }

  @Test
  void aStateOfANewerReleaseIsRefused() {
    try (State state = open()) {
      state.write(
          handle ->
              handle.execute(
                  """
                  INSERT INTO flyway_schema_history (installed_rank, version, description, type,
                    script, installed_by, execution_time, success)
                  VALUES (99, '99', 'future', 'SQL', 'V99', 'x', 0, '1')
                  """));
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining(
            "newer Lakewise (schema 99; this one knows up to " + State.schemaVersion() + ")");
  }

  @Test
  void threadsThatWriteAtOnceAllSucceed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (State state = open()) {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int number = 0; number < 200; number++) {
        int value = number;
        work.add(
            () ->
                state.write(
                    handle ->
                        handle.execute(
                            """
                            INSERT INTO locations (name_key, name, path, owner, created_at)
                            VALUES (?, 'n', 'p', 'o', ?)
                            """,
                            "k" + value,
                            value)));
      }
      for (Future<Integer> future : threads.invokeAll(work)) {
        assertThat(future.get()).isEqualTo(1);
      }
      assertThat(
              state.<Long>read(
                  handle ->
                      handle.createQuery("SELECT count(*) FROM locations").mapTo(Long.class).one()))
          .isEqualTo(200);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void ofTwoWhoCreateTheSameNamesOneGetsEach() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (State first = open();
        State second = open()) {
      Future<Integer> one = threads.submit(() -> createdOf(first));
      Future<Integer> other = threads.submit(() -> createdOf(second));
      assertThat(one.get() + other.get()).isEqualTo(50);
      RelationalCatalog catalog = new RelationalCatalog(first, clock);
      assertThat(catalog.relations().listAll(Viewer.LOCAL)).hasSize(50);
      assertThat(catalog.relations().listAll(Viewer.LOCAL))
          .isEqualTo(new RelationalCatalog(second, clock).relations().listAll(Viewer.LOCAL));
    } finally {
      threads.shutdown();
    }
  }

  /** Tries to create fifty tables; how many names were free. */
  private int createdOf(State state) {
    RelationalCatalog catalog = new RelationalCatalog(state, clock);
    int created = 0;
    for (int number = 0; number < 50; number++) {
      try {
        catalog.tables().create(Viewer.LOCAL, SampleTables.named("t" + number, clock.instant()));
        created++;
      } catch (NameTakenException taken) {
        assertThat(taken).hasMessageContaining("t" + number + " already exists");
      }
    }
    return created;
  }

  @Test
  void rowsStayTrueWhereverTheLakeLies() {
    UUID source = UUID.randomUUID();
    UUID clone = UUID.randomUUID();
    try (State here = open(Path.of("/here"))) {
      RelationalCatalog catalog = new RelationalCatalog(here, clock);
      catalog.tables().create(Viewer.LOCAL, table(source, "/here/tables/" + source));
      catalog.tables().create(Viewer.LOCAL, table(clone, "/here/tables/" + clone));
      catalog.clones().add(clone(clone, "/here/tables/" + clone, "/here/tables/" + source));
      catalog.tables().create(Viewer.LOCAL, table(UUID.randomUUID(), "/elsewhere/t"));
      UUID gone = UUID.randomUUID();
      catalog.tables().create(Viewer.LOCAL, table(gone, "/here/named"));
      catalog.tables().drop(Viewer.LOCAL, table(gone, "").name());
    }
    try (State there = open(Path.of("/there"))) {
      assertThat(placesIn(there))
          .containsExactlyInAnyOrder(
              "/there/tables/" + source,
              "/there/tables/" + clone,
              "/elsewhere/t",
              "dropped /there/named",
              "/there/tables/" + clone + " reads /there/tables/" + source);
      RelationalCatalog catalog = new RelationalCatalog(there, clock);
      assertThat(catalog.tables().findByLocation(Viewer.LOCAL, "/there/tables/" + source))
          .isPresent();
      assertThat(catalog.tables().findByLocation(Viewer.LOCAL, "/here/tables/" + source)).isEmpty();
    }
  }

  @Test
  void rowsFromBeforePlacesWereRelativeAreRewritten() {
    UUID moved = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    try (State state = open(Path.of("/here"))) {
      RelationalCatalog catalog = new RelationalCatalog(state, clock);
      catalog.tables().create(Viewer.LOCAL, table(moved, "/it's/lake/tables/" + moved));
      catalog.tables().create(Viewer.LOCAL, table(UUID.randomUUID(), "/it's/lake/files/t"));
      catalog.tables().create(Viewer.LOCAL, table(UUID.randomUUID(), "/here/files/t"));
      catalog.tables().create(Viewer.LOCAL, table(UUID.randomUUID(), "/it's/lakes/t"));
      catalog.tables().create(Viewer.LOCAL, table(other, "/it's/lake/../tables/" + other));
      catalog.clones().add(clone(moved, "/it's/lake/tables/" + moved, "/it's/lake/tables/s"));
      asBeforeRelativePlaces(state);
    }
    try (State state = open(Path.of("/here"))) {
      assertThat(placesIn(state))
          .containsExactlyInAnyOrder(
              "/here/tables/" + moved,
              "/here/files/t",
              "/it's/lake/files/t",
              "/it's/lakes/t",
              "/here/tables/" + other,
              "/here/tables/" + moved + " reads /here/tables/s");
    }
  }

  /** What version 4 of the schema had in its place. */
  private static void asBeforeRelativePlaces(State state) {
    state.write(
        handle -> {
          handle.execute(
              "UPDATE relations SET location = '/here/' || location WHERE location LIKE 'files/%'");
          return handle.execute(
              "DELETE FROM flyway_schema_history WHERE version = ?",
              Integer.toString(FormerPlaces.UNTIL));
        });
  }

  private State open(Path lake) {
    return TestStates.open(database(), lake, clock);
  }

  private TableEntry table(UUID id, String location) {
    boolean managed = location.endsWith("/tables/" + id);
    return new TableEntry(
        id,
        SchemaName.DEFAULT.name("t" + id.toString().substring(0, 8)),
        location,
        managed,
        "local",
        null,
        clock.instant(),
        TableEntry.DELTA);
  }

  private CloneEntry clone(UUID id, String location, String source) {
    return new CloneEntry(id, location, null, source, 0, clock.instant());
  }

  private List<String> placesIn(State state) {
    RelationalCatalog catalog = new RelationalCatalog(state, clock);
    List<String> places = new ArrayList<>();
    for (Relation relation : catalog.relations().listAll(Viewer.LOCAL)) {
      TableEntry table = (TableEntry) relation;
      places.add(table.location());
      for (CloneEntry clone : catalog.clones().ofClone(table.id())) {
        assertThat(catalog.clones().ofSource(clone.sourceLocation())).containsExactly(clone);
        places.add(clone.cloneLocation() + " reads " + clone.sourceLocation());
      }
    }
    for (DroppedTable dropped : catalog.tables().dropped(Viewer.LOCAL)) {
      places.add("dropped " + dropped.table().location());
    }
    return places;
  }
}
