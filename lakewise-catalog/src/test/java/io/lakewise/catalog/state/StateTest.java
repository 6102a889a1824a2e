package io.lakewise.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.ManualClock;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest extends SharedStateContract {

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock();
  private int readings;

  @Override
  protected String database() {
    return folder.resolve("state.db").toString();
  }

  private State open() {
    return TestStates.open(database(), clock);
  }

  private static String pragma(State state, String name) {
    return state.read(handle -> handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
  }

  @Test
  void theSettingsThatKeepRowsAreInForceOnEveryConnection() {
    try (State state = open()) {
      state.write(handle -> handle.execute("UPDATE flyway_schema_history SET execution_time = 1"));
      assertThat(pragma(state, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(state, "synchronous")).isEqualTo("2");
      assertThat(pragma(state, "foreign_keys")).isEqualTo("1");
    }
  }

  @Test
  void theFileIsMadeByTheFirstWriteThatWritesSomething() {
    Path file = folder.resolve("new/state.db");
    try (State state = TestStates.open(file.toString(), clock)) {
      assertThat(schemas(state)).isEqualTo(1);
      assertThatThrownBy(
              () -> state.write(handle -> handle.execute("INSERT INTO nothing VALUES (1)")))
          .isInstanceOf(LakewiseException.class);
      assertThat(state.<Integer>write(handle -> handle.execute("DELETE FROM clones"))).isZero();
      assertThat(file.getParent()).doesNotExist();
      state.write(handle -> handle.execute("UPDATE schemas SET comment = 'x'"));
      assertThat(file).exists();
      assertThat(schemas(state)).isEqualTo(1);
    }
  }

  @Test
  void whatIsKnownIsReadAgainOnlyAfterACommit() {
    try (State state = open();
        State other = open()) {
      state.write(handle -> handle.execute("UPDATE schemas SET comment = 'a'"));
      assertThat(known(state, "main")).isEqualTo(known(state, "main")).isEqualTo("1 a");
      assertThat(known(state, "other")).isEqualTo("2 a");
      assertThatThrownBy(
              () ->
                  state.write(
                      handle -> {
                        handle.execute("UPDATE schemas SET comment = 'never'");
                        throw new IllegalStateException();
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(known(state, "main")).isEqualTo("1 a");
      state.write(handle -> handle.execute("UPDATE schemas SET comment = 'b'"));
      assertThat(known(state, "main")).isEqualTo("3 b");
      other.write(handle -> handle.execute("UPDATE schemas SET comment = 'c'"));
      assertThat(known(state, "main")).isEqualTo(known(state, "main")).isEqualTo("4 c");
    }
  }

  /** Else whoever writes large views could fill the memory of all. */
  @Test
  void whatIsLargeIsReadAgain() {
    try (State state = open()) {
      for (int length : new int[] {10_000, 100_000}) {
        String comment = "c".repeat(length);
        state.write(handle -> handle.execute("UPDATE schemas SET comment = ?", comment));
        String before = known(state, "main");
        assertThat(before).hasSizeGreaterThan(length);
        assertThat(known(state, "main").equals(before)).isEqualTo(length == 10_000);
      }
    }
  }

  /** Which reading it was, and what it found. */
  private String known(State state, String key) {
    return state.known(
        key,
        handle ->
            ++readings
                + " "
                + handle
                    .createQuery("SELECT comment FROM schemas")
                    .mapTo(String.class)
                    .findFirst()
                    .orElseThrow());
  }

  private static int schemas(State state) {
    return state.read(
        handle -> handle.createQuery("SELECT count(*) FROM schemas").mapTo(Integer.class).one());
  }

  @Test
  void aQueryThatIsNotReadToItsEndKeepsNobodyFromWriting() {
    try (State state = open();
        State other = open()) {
      String names = "SELECT name FROM catalogs UNION ALL SELECT name FROM schemas";
      state.write(handle -> handle.execute("UPDATE schemas SET comment = 'w'"));
      assertThat(
              state.<String>read(
                  handle ->
                      handle.createQuery(names).mapTo(String.class).stream()
                          .findFirst()
                          .orElseThrow()))
          .isEqualTo("main");
      other.write(handle -> handle.execute("UPDATE schemas SET comment = 'x'"));
      assertThat(state.<Integer>write(handle -> handle.execute("UPDATE schemas SET comment = 'y'")))
          .isEqualTo(1);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedWithoutHarm() throws IOException {
    Path file = folder.resolve("state.db");
    Files.writeString(file, "not a database, but longer than a header of SQLite is: ".repeat(20));
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(this::open)
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("cannot be used");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }
}
