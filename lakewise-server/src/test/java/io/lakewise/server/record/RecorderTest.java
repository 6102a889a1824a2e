package io.lakewise.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.audit.Origin;
import io.lakewise.catalog.record.PendingRecords;
import io.lakewise.catalog.record.RunningStatements;
import io.lakewise.catalog.record.StatementHistory;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.StateSettings;
import io.lakewise.engine.observation.StatementReport.Failure;
import io.lakewise.server.configuration.ServerConfiguration.Pricing;
import io.lakewise.server.statement.QueryTags;
import io.lakewise.server.warehouse.BusyWorkers;
import io.lakewise.server.warehouse.WarehouseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  @TempDir Path folder;
  private Clock now = Clock.fixed(NOON, ZoneOffset.UTC);
  private State state;
  private PendingRecords pending;
  private RunningStatements running;
  private RunningNotes notes;
  private Recorder recorder;
  private final Prices prices = new Prices(new Pricing(Map.of("Small", 2.0), 3, "EUR"));

  @BeforeEach
  void open() {
    state =
        State.open(
            new StateSettings.Sqlite(folder.resolve("state.db"), folder.resolve("lib")),
            folder,
            Clock.systemUTC(),
            new Random(1),
            pause -> {});
    pending = new PendingRecords(state, () -> "one");
    StatementEntries entries = new StatementEntries(new Fingerprints(new byte[32]), prices);
    running = new RunningStatements(state);
    notes = new RunningNotes(running, pending, entries, true, () -> now.instant());
    recorder =
        new Recorder(
            pending,
            entries,
            notes,
            new StatementAudit(refusal -> false),
            new UsageMeter(prices, () -> "id"),
            true,
            id -> Optional.empty(),
            run -> {},
            () -> now.instant());
  }

  @AfterEach
  void close() {
    state.close();
  }

  private static EndedStatement statement(String id, String text) {
    return new EndedStatement(
        id,
        "ada",
        text,
        new ClientCall("curl/8.5.0 extra", "HTTP", "", Origin.NONE, QueryTags.NONE),
        Optional.empty(),
        NOON,
        NOON.plusMillis(5),
        "FAILED",
        new StatementFailure(Failure.USER, "SYNTAX_ERROR", "it says x"),
        Optional.empty(),
        0);
  }

  @Test
  void whatComesIsWrittenInBatchesThatAreReadBackInOrder() {
    recorder.flush();
    assertThat(pending.sequenceId()).isEmpty();
    recorder.ended(statement("a", "SELECT 'x'"));
    recorder.ended(statement("b", "select 'y'"));
    recorder.flush();
    recorder.ended(statement("c", "SELECT z"));
    recorder.flush();
    List<PendingRecords.Batch> batches = pending.first(10);
    assertThat(batches).extracting(PendingRecords.Batch::sequence).containsExactly(1L, 2L);
    List<RecordEntry> first = RecordJson.entries(batches.get(0).content());
    assertThat(first).hasSize(2);
    StatementRecord a = (StatementRecord) first.get(0);
    assertThat(a.fingerprint())
        .hasSize(64)
        .isEqualTo(((StatementRecord) first.get(1)).fingerprint());
    assertThat(a.caller())
        .isEqualTo(new StatementRecord.Caller("ada", "curl/8.5.0", "CURL", "HTTP"));
    assertThat(a.type()).isEqualTo("SELECT");
    assertThat(List.of(a.failure(), a.errorCode())).containsExactly("USER", "SYNTAX_ERROR");
    assertThat(a.times().ended() - a.times().started()).isEqualTo(5000);
    assertThat(batches.toString()).doesNotContain("it says");
    pending.removeUpTo(1);
    assertThat(pending.first(10)).extracting(PendingRecords.Batch::sequence).containsExactly(2L);
    pending.removeUpTo(2);
    recorder.ended(statement("d", "SELECT 1"));
    recorder.flush();
    assertThat(pending.first(10)).extracting(PendingRecords.Batch::sequence).containsExactly(3L);
    assertThat(recorder.recorded()).isEqualTo(4);
    assertThat(recorder.dropped()).isZero();
  }

  @Test
  void theHistoryIsItsOwnersAndIsForgotten() {
    recorder.ended(statement("a", "SELECT 1"));
    recorder.ended(statement("b", "SELECT 2"));
    recorder.flush();
    StatementHistory history = new StatementHistory(state);
    long time = StatementEntries.micros(NOON);
    assertThat(history.of("ada", 0, time, "", 10))
        .extracting(StatementHistory.Entry::text)
        .containsExactly("SELECT 2", "SELECT 1");
    assertThat(history.of("ada", 0, time, "b", 10)).hasSize(1);
    assertThat(history.of("ada", 0, time - 1, "", 10)).isEmpty();
    assertThat(history.of("ada", time + 1, Long.MAX_VALUE, "", 10)).isEmpty();
    assertThat(history.of("bob", 0, time, "", 10)).isEmpty();
    assertThat(history.removeBefore(time)).isZero();
    assertThat(history.removeBefore(time + 1)).isEqualTo(2);
  }

  @Test
  void tooManyAreCountedAndNobodyWaits() {
    for (int i = 0; i < 20_005; i++) {
      recorder.ended(statement("s" + i, "SELECT 1"));
    }
    assertThat(recorder.dropped()).isEqualTo(5);
    recorder.flush();
    assertThat(recorder.recorded()).isEqualTo(20_000);
  }

  @Test
  void aStateThatCannotBeWrittenLosesRecordsAndNothingElse() throws IOException {
    recorder.ended(statement("a", "SELECT 1"));
    recorder.flush();
    state.close();
    Files.delete(folder.resolve("state.db"));
    Files.createDirectory(folder.resolve("state.db"));
    state =
        State.open(
            new StateSettings.Sqlite(folder.resolve("gone/state.db"), folder.resolve("lib")),
            folder,
            Clock.systemUTC(),
            new Random(1),
            pause -> {});
    recorder.ended(statement("b", "SELECT 1"));
    recorder.flush();
    assertThat(recorder.recorded() + recorder.dropped()).isEqualTo(2);
  }

  private static WarehouseEvent event(WarehouseEvent.Kind kind, int workers, long seconds) {
    return new WarehouseEvent(
        kind, "w1", "etl", "Small", workers, 0, "", NOON.plusSeconds(seconds));
  }

  @Test
  void workersCostByTheirTime() {
    UsageMeter meter = new UsageMeter(prices, () -> "id");
    assertThat(meter.happened(event(WarehouseEvent.Kind.STARTING, 0, 0))).isEmpty();
    assertThat(meter.happened(event(WarehouseEvent.Kind.RUNNING, 1, 0))).isEmpty();
    assertThat(meter.happened(event(WarehouseEvent.Kind.SCALED_UP, 2, 30))).isEmpty();
    assertThat(meter.passed(NOON.plusSeconds(59), false)).isEmpty();
    UsageRecord minute = meter.passed(NOON.plusSeconds(60), false).get(0);
    assertThat(minute.workerSeconds()).isEqualTo(30 + 2 * 30);
    assertThat(minute.credits()).isEqualTo(90 * 2.0 / 3600);
    assertThat(minute.cost()).isEqualTo(3 * minute.credits());
    assertThat(minute.ended() - minute.began()).isEqualTo(Duration.ofMinutes(1).toNanos() / 1000);
    UsageRecord rest = meter.happened(event(WarehouseEvent.Kind.STOPPED, 0, 70)).get(0);
    assertThat(rest.workerSeconds()).isEqualTo(20);
    assertThat(rest.began()).isEqualTo(minute.ended());
    assertThat(meter.passed(NOON.plusSeconds(1000), true)).isEmpty();
  }

  @Test
  void timeInWhichNoStatementNeedsAWorkerIsIdle() {
    UsageMeter meter = new UsageMeter(prices, () -> "id");
    meter.happened(event(WarehouseEvent.Kind.RUNNING, 1, 0));
    meter.busy(new BusyWorkers("w1", 1, NOON.plusSeconds(10)));
    meter.happened(event(WarehouseEvent.Kind.SCALED_UP, 2, 20));
    meter.busy(new BusyWorkers("w1", 2, NOON.plusSeconds(30)));
    UsageRecord minute = meter.passed(NOON.plusSeconds(60), false).get(0);
    assertThat(minute.workerSeconds()).isEqualTo(20 + 2 * 40);
    assertThat(minute.idleSeconds()).isEqualTo(10 + 10);
    meter.busy(new BusyWorkers("w1", 0, NOON.plusSeconds(65)));
    meter.busy(new BusyWorkers("w2", 3, NOON.plusSeconds(66)));
    UsageRecord rest = meter.happened(event(WarehouseEvent.Kind.STOPPED, 0, 70)).get(0);
    assertThat(rest.idleSeconds()).isEqualTo(2 * 5);
  }

  @Test
  void timeIsCountedOnceWhenEventsComeLate() {
    UsageMeter meter = new UsageMeter(prices, () -> "id");
    meter.happened(event(WarehouseEvent.Kind.RUNNING, 1, 0));
    meter.busy(new BusyWorkers("w1", 1, NOON.plusSeconds(30)));
    meter.busy(new BusyWorkers("w1", 0, NOON.plusSeconds(10)));
    UsageRecord told = meter.happened(event(WarehouseEvent.Kind.STOPPED, 0, 40)).get(0);
    assertThat(told.workerSeconds()).isEqualTo(40);
    assertThat(told.idleSeconds()).isEqualTo(30 + 10);
  }

  @Test
  void whatAnOlderReleaseToldHasNoIdleTime() {
    UsageMeter meter = new UsageMeter(prices, () -> "id");
    meter.happened(event(WarehouseEvent.Kind.RUNNING, 1, 0));
    String line = RecordJson.line(meter.passed(NOON.plusSeconds(60), false).get(0));
    String older = line.replace("\"idleSeconds\":60.0,", "");
    assertThat(older).isNotEqualTo(line);
    assertThat(((UsageRecord) RecordJson.entry(older)).idleSeconds()).isNull();
  }

  @Test
  void clientsAreKnownByWhatTheyCallThemselves() {
    assertThat(Clients.classOf("databricks-sdk-py/0.156.0 python/3.12"))
        .isEqualTo("DATABRICKS_SDK_PYTHON");
    assertThat(Clients.classOf("grpc-java-netty/1.70")).isEqualTo("FLIGHT_JAVA");
    assertThat(Clients.classOf("secret value")).isEqualTo("OTHER");
    assertThat(Origin.product("databricks-sdk-py/0.156.0 python/3.12"))
        .isEqualTo("databricks-sdk-py/0.156.0");
    assertThat(Origin.product("'; drop")).isEmpty();
  }

  @Test
  void statementsHaveTheTypesOfDatabricks() {
    assertThat(StatementTypes.of("-- a\n /* b */ (select 1)")).isEqualTo("SELECT");
    assertThat(StatementTypes.of("with a as (select 1) select 1")).isEqualTo("SELECT");
    assertThat(StatementTypes.of("Merge into t")).isEqualTo("MERGE");
    assertThat(StatementTypes.of("-- select")).isEqualTo("OTHER");
    assertThat(StatementTypes.of("secret")).isEqualTo("OTHER");
    assertThat(StatementTypes.of("")).isEqualTo("OTHER");
  }

  @Test
  void whatRunsForLongIsNotedUntilItIsOver() {
    recorder.began(statement("short", "SELECT 1"));
    recorder.flush();
    assertThat(running.ofOthers("")).isEmpty();
    recorder.ended(statement("short", "SELECT 1"));
    recorder.began(statement("long", "SELECT 2"));
    now = Clock.offset(now, RunningNotes.SOON);
    recorder.flush();
    assertThat(running.ofOthers(""))
        .singleElement()
        .satisfies(entry -> assertThat(entry.statement().id()).isEqualTo("long"));
    now = Clock.offset(now, Duration.ofSeconds(30));
    recorder.flush();
    assertThat(running.ofOthers("").get(0).seenAt())
        .isEqualTo(StatementEntries.micros(now.instant()));
    notes.recover();
    assertThat(running.ofOthers("")).as("its server lives").hasSize(1);
    recorder.ended(statement("long", "SELECT 2"));
    recorder.flush();
    assertThat(running.ofOthers("")).isEmpty();
  }

  @Test
  void statementsOfAServerThatEndedAreToldOnce() {
    ServerProcess own = ServerProcess.own();
    String gone = new ServerProcess(own.place(), own.pid(), own.began() - 1000).toString();
    String elsewhere = new ServerProcess("another machine", 1, 1).toString();
    long seen = StatementEntries.micros(NOON);
    recorder.began(statement("a", "SELECT 'secret'"));
    now = Clock.offset(now, RunningNotes.SOON);
    recorder.flush();
    StatementHistory.Entry begun = running.ofOthers("").get(0).statement();
    running.note("", seen, List.of(), List.of("a"));
    running.note(gone, seen, List.of(begun), List.of());
    running.note(elsewhere, seen, List.of(named(begun, "b")), List.of());
    notes.recover();
    notes.recover();
    assertThat(running.ofOthers("")).extracting(e -> e.statement().id()).containsExactly("b");
    now = Clock.offset(now, ServerProcess.SILENCE);
    notes.recover();
    assertThat(running.ofOthers("")).isEmpty();
    assertThat(pending.first(10)).hasSize(2);
    StatementRecord record =
        (StatementRecord) RecordJson.entries(pending.first(10).get(0).content()).get(0);
    assertThat(List.of(record.status(), record.failure(), record.errorCode()))
        .containsExactly("FAILED", "RESOURCE", "SERVER_LOST");
    assertThat(record.times().ended()).isEqualTo(seen);
    assertThat(pending.first(10).toString()).doesNotContain("secret");
    StatementHistory.Entry kept = new StatementHistory(state).of("ada", 0, seen, "", 10).get(0);
    assertThat(kept.text()).isEqualTo("SELECT 'secret'");
    assertThat(kept.error()).contains("The server ended");
  }

  private static StatementHistory.Entry named(StatementHistory.Entry entry, String id) {
    return new StatementHistory.Entry(
        id, entry.user(), entry.startedAt(), entry.content(), entry.text(), entry.error());
  }
}
