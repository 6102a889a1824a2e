package io.lakewise.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.ManualClock;
import io.lakewise.catalog.SampleTables;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.table.error.LakewiseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
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
  void whatIsKnownIsNeverOlderThanWhatWasCommittedBeforeOneAsks() throws Exception {
    try (State state = open();
        State other = open()) {
      state.write(handle -> comment(handle, 0));
      AtomicInteger committed = new AtomicInteger();
      AtomicBoolean written = new AtomicBoolean();
      Callable<Integer> reader =
          () -> {
            int asked = 0;
            while (!written.get()) {
              int least = committed.get();
              assertThat(knownComment(state)).isGreaterThanOrEqualTo(least);
              asked++;
            }
            return asked;
          };
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        List<Future<Integer>> readers = List.of(threads.submit(reader), threads.submit(reader));
        for (int number = 1; number <= 100; number++) {
          int value = number;
          (number % 2 == 0 ? state : other).write(handle -> comment(handle, value));
          committed.set(number);
        }
        written.set(true);
        for (Future<Integer> each : readers) {
          assertThat(each.get()).isPositive();
        }
      } finally {
        written.set(true);
        threads.shutdown();
      }
      assertThat(knownComment(state)).isEqualTo(100);
    }
  }

  private static int comment(Handle handle, int value) {
    return handle.execute("UPDATE schemas SET comment = ?", Integer.toString(value));
  }

  private static int knownComment(State state) {
    return state.known(
        "comment",
        handle ->
            handle
                .createQuery("SELECT comment FROM schemas")
                .mapTo(Integer.class)
                .findFirst()
                .orElseThrow());
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
}
