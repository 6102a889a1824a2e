package io.lakewise.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.catalog.audit.AuditLink;
import io.lakewise.catalog.audit.AuditTrail;
import io.lakewise.catalog.audit.Origin;
import io.lakewise.engine.TestLake;
import io.lakewise.engine.system.SystemTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are removed, changed or moved are noticed, wherever they are. */
class AuditTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static AuditEvent event(int number) {
    return new AuditEvent(
        1_000_000L + number,
        AuditEvent.SQL,
        "commandFinish",
        number % 3 == 0 ? null : "ann",
        new Origin("127.0.0.1", number % 2 == 0 ? null : "curl/8.5", "r" + number),
        Map.of("statement_id", "s" + number),
        200,
        null);
  }

  private List<String> problems() {
    return lake.lake().verifyAudit(Map.of()).problems();
  }

  private void add(int from, int to) {
    List<AuditEvent> events = new ArrayList<>();
    for (int number = from; number <= to; number++) {
      events.add(event(number));
    }
    lake.lake().audit().add(events);
  }

  private String chain() {
    return lake.lake().audit().chains().get(0).id();
  }

  /** A copy of the table's rows, changed by hand, in the place of the table's. */
  private List<String> afterwards(UnaryOperator<List<List<Object>>> change) {
    SystemTables tables = lake.lake().systemTables();
    List<List<Object>> changed = change.apply(new ArrayList<>(tables.rows(AuditTable.TABLE)));
    String place =
        (String) lake.value("SELECT location FROM (DESCRIBE DETAIL system.access.audit) AS d");
    try (Stream<Path> log = Files.walk(Path.of(place.replaceFirst("^file:(//)?", "")))) {
      List<Path> later =
          log.filter(file -> file.getFileName().toString().matches("0{19}[1-9].*")).toList();
      for (Path file : later) {
        Files.delete(file);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    String path = folder.resolve("lake").toString();
    lake.close();
    lake = new TestLake(Path.of(path));
    lake.lake().systemTables().append(AuditTable.TABLE, "by hand", 1, written -> changed);
    return problems();
  }

  @Test
  void aChainIsWholeInTheStateAndInTheTable() {
    assertThat(problems()).isEmpty();
    assertThat(lake.lake().verifyAudit(Map.of()).chains()).isEmpty();
    add(1, 3);
    assertThat(problems()).isEmpty();
    assertThat(lake.value("SELECT count(*) FROM system.access.audit")).isEqualTo(3L);
    add(4, 5);
    assertThat(problems()).isEmpty();
    lake.lake().auditRoll().roll();
    lake.lake().auditRoll().roll();
    AuditReport report = lake.lake().verifyAudit(Map.of());
    assertThat(report.problems()).isEmpty();
    assertThat(report.chains()).hasSize(1);
    assertThat(report.chains().get(0).records()).isEqualTo(5);
    assertThat(
            lake.sql(
                    "SELECT user_identity.email, request_params['statement_id'],"
                        + " response.status_code, user_agent, CAST(event_date AS VARCHAR)"
                        + " FROM system.access.audit WHERE chain_sequence < 3"
                        + " ORDER BY chain_sequence")
                .toString())
        .isEqualTo("[[ann, s1, 200, curl/8.5, 1970-01-01], [ann, s2, 200, null, 1970-01-01]]");
  }

  @Test
  void whatIsDoneToTheTableShows() {
    add(1, 9);
    lake.lake().auditRoll().roll();
    List<List<Object>> whole = lake.lake().systemTables().rows(AuditTable.TABLE);
    assertThat(afterwards(rows -> rows)).isEmpty();
    assertThat(
            afterwards(
                rows -> {
                  rows.removeIf(row -> (Long) row.get(14) == 4);
                  return rows;
                }))
        .containsExactly("Records 4 to 4 of chain " + chain() + " are missing.");
    assertThat(afterwards(rows -> whole.subList(0, 0))).containsExactly(missing(1));
    assertThat(afterwards(rows -> whole.stream().filter(row -> (Long) row.get(14) < 8).toList()))
        .containsExactly(missing(8));
    for (int column = 0; column < 17; column++) {
      int at = column;
      assertThat(afterwards(rows -> touched(whole, at)))
          .as(AuditTable.TABLE.columns().get(column).name())
          .isNotEmpty();
    }
    assertThat(
            afterwards(
                rows -> {
                  List<List<Object>> twice = new ArrayList<>(whole);
                  twice.add(whole.get(2));
                  return twice;
                }))
        .containsExactly("Record 3 of chain " + chain() + " is there twice.");
  }

  private String missing(int from) {
    return "Records " + from + " to 9 of chain " + chain() + " are missing.";
  }

  /** A value of the fifth row is that of another row, or is taken away. */
  private static List<List<Object>> touched(List<List<Object>> rows, int column) {
    List<List<Object>> changed = new ArrayList<>(rows);
    List<Object> row = new ArrayList<>(changed.get(4));
    Object other = changed.get(5).get(column);
    row.set(column, java.util.Objects.equals(other, row.get(column)) ? null : other);
    changed.set(4, row);
    return changed;
  }

  @Test
  void whoRewritesTheWholeChainIsFoundByTheStateAndByAHeadKeptElsewhere() {
    add(1, 5);
    lake.lake().auditRoll().roll();
    AuditReport.Chain head = lake.lake().verifyAudit(Map.of()).chains().get(0);
    String chain = chain();
    List<List<Object>> forged = new ArrayList<>();
    String hash = "";
    for (int number = 1; number <= 5; number++) {
      AuditLink link = AuditLink.of(chain, number, event(number + 1), hash);
      hash = link.hash();
      forged.add(AuditTable.row(link));
    }
    assertThat(afterwards(rows -> forged))
        .containsExactly("Record 5 of chain " + chain + " is not the one that the state knows.");
    String last = hash;
    lake.lake()
        .state()
        .write(handle -> handle.execute("UPDATE audit_chains SET last_hash = ?", last));
    assertThat(problems()).isEmpty();
    assertThat(lake.lake().verifyAudit(Map.of(5L, head.lastHash())).problems())
        .containsExactly("No chain has the record 5 with the hash " + head.lastHash() + ".");
  }

  @Test
  void severalMayRollAndAddAtOnce() {
    AuditTrail trail = lake.lake().audit();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int lane = 0; lane < 4; lane++) {
      int first = lane * 100;
      running.add(
          CompletableFuture.runAsync(
              () -> {
                for (int number = first; number < first + 10; number++) {
                  trail.add(List.of(event(number), event(number)));
                  rollUntilDone();
                }
              }));
    }
    running.forEach(CompletableFuture::join);
    assertThat(problems()).isEmpty();
    assertThat(lake.value("SELECT count(*) FROM system.access.audit")).isEqualTo(80L);
    assertThat(trail.pending(10)).isEmpty();
  }

  private void rollUntilDone() {
    try {
      lake.lake().auditRoll().roll();
    } catch (io.lakewise.table.error.LakewiseException another) {
      // What was not put into the table waits.
    }
  }

  @Test
  void aBackupBringsTheHeadBackAndANewChainBegins() {
    add(1, 4);
    Path backup = folder.resolve("backup.gz");
    lake.lake().backup(backup);
    add(5, 6);
    lake.lake().auditRoll().roll();
    String first = chain();
    lake.lake().restore(backup);
    assertThat(problems()).isEmpty();
    Path state = folder.resolve("lake/_lakewise/state.db");
    lake.close();
    for (String ending : List.of("", "-wal", "-shm")) {
      state.resolveSibling("state.db" + ending).toFile().delete();
    }
    lake = new TestLake(folder.resolve("lake"));
    lake.lake().repair();
    add(7, 7);
    assertThat(problems()).hasSize(1).first().asString().contains(first, "is not known");
    lake.lake().restore(backup);
    assertThat(problems()).isEmpty();
    assertThat(lake.lake().verifyAudit(Map.of()).chains()).hasSize(2);
  }
}
