package io.lakewise.server.record;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.record.LineageWays;
import io.lakewise.catalog.record.PendingRecords;
import io.lakewise.catalog.record.RunningStatements;
import io.lakewise.catalog.record.StatementHistory;
import io.lakewise.engine.Lake;
import io.lakewise.engine.context.SystemNames;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.server.record.StatementFailure.Refusal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recording of a server, from the first record to the tables; the composition root of it. */
public final class Records implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Records.class);

  /** What a crash loses is what came in this time. */
  private static final Duration FLUSH = Duration.ofMillis(400);

  private static final Duration ROLL = Duration.ofMinutes(1);
  private static final Duration RECOVER = Duration.ofSeconds(15);
  private static final Duration FORGET = Duration.ofHours(1);

  private static final Duration LINEAGE = Duration.ofDays(365);

  private final Recorder recorder;
  private final Roller roller;
  private final StatementHistory history;
  private final LineageWays lineage;
  private final Duration keeping;
  private final InstantSource clock;
  private final ScheduledExecutorService writing =
      Executors.newScheduledThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "records");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Records into a lake.
   *
   * @param runs is told of statements that write something
   */
  public Records(
      Lake lake,
      ServerConfiguration configuration,
      Consumer<WritingRun> runs,
      SecureRandom random,
      InstantSource clock) {
    PendingRecords pending = new PendingRecords(lake.state(), () -> UUID.randomUUID().toString());
    Prices prices = new Prices(configuration.pricing());
    byte[] key =
        FingerprintKey.of(
            configuration.lake().resolve("_lakewise").resolve("fingerprint-key"), random);
    StatementEntries statements = new StatementEntries(new Fingerprints(key), prices);
    RunningNotes running =
        new RunningNotes(
            new RunningStatements(lake.state()),
            pending,
            statements,
            configuration.keeping().queryText(),
            clock);
    this.recorder =
        new Recorder(
            pending,
            statements,
            running,
            new StatementAudit(refusal -> exists(lake, refusal)),
            new UsageMeter(prices, () -> UUID.randomUUID().toString()),
            configuration.keeping().queryText(),
            id -> lake.warehouses().find(SystemNames.OWNER, id),
            runs,
            clock);
    this.roller = new Roller(recorder, pending, lake.systemTables(), lake.auditRoll());
    this.history = new StatementHistory(lake.state());
    this.lineage = new LineageWays(lake.state());
    this.keeping = configuration.keeping().history();
    this.clock = clock;
    lake.beforeSystemReads(roller::roll);
    writing.execute(
        () -> {
          lake.warehouses().list(SystemNames.OWNER).forEach(this::known);
          recorder.recover();
          roller.roll();
        });
    every(FLUSH, recorder::flush);
    every(ROLL, roller::roll);
    every(RECOVER, recorder::recover);
    every(FORGET, this::forget);
  }

  /** Asked when the statement has long been answered, so that no time tells of it. */
  private static boolean exists(Lake lake, Refusal refusal) {
    List<String> parts = NameRules.parts(refusal.name());
    return target(refusal.kind(), parts)
        .flatMap(target -> lake.grants().has(SystemNames.OWNER, target, Privilege.SELECT))
        .isPresent();
  }

  private static Optional<Target> target(String kind, List<String> parts) {
    if (parts.size() == 3) {
      QualifiedName name = new QualifiedName(parts.get(0), parts.get(1), parts.get(2));
      return Optional.of(
          kind.equals("function") ? new Target.Function(name) : new Target.Table(name));
    }
    if (kind.equals("schema") && parts.size() == 2) {
      return Optional.of(new Target.Schema(new SchemaName(parts.get(0), parts.get(1))));
    }
    if (parts.size() == 1 && kind.equals("catalog")) {
      return Optional.of(new Target.Catalog(parts.get(0)));
    }
    return kind.equals("warehouse")
        ? Optional.of(new Target.Warehouse(parts.get(0)))
        : Optional.empty();
  }

  private void known(WarehouseEntry warehouse) {
    recorder.changed(Recorder.settings(warehouse, StatementEntries.micros(clock.instant())));
  }

  private void every(Duration pause, Runnable work) {
    writing.scheduleWithFixedDelay(
        () -> {
          try {
            work.run();
          } catch (RuntimeException failure) {
            LOG.warn("Recording failed; it goes on", failure);
          }
        },
        pause.toMillis(),
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void forget() {
    history.removeBefore(StatementEntries.micros(clock.instant().minus(keeping)));
    lineage.removeBefore(StatementEntries.micros(clock.instant().minus(LINEAGE)));
  }

  /** Where data went; what was recorded before the call is in it. */
  public LineageWays lineage() {
    recorder.flush();
    return lineage;
  }

  /** Takes records. */
  public Recorder recorder() {
    return recorder;
  }

  /**
   * The statements of a user that have ended, the newest first.
   *
   * @param from the least time at which they began
   * @param to the greatest time
   * @param before only those behind this one, which began at {@code to}; empty for all
   */
  public List<PastStatement> past(
      Principal user, Instant from, Instant to, String before, int most) {
    return history
        .of(user.id(), StatementEntries.micros(from), StatementEntries.micros(to), before, most)
        .stream()
        .map(PastStatement::of)
        .toList();
  }

  /** A statement of a user that has ended, if there is one with this id. */
  public Optional<PastStatement> past(Principal user, String id) {
    recorder.flush();
    return history.find(user.id(), id).map(PastStatement::of);
  }

  /** Writes what is left; the tables get it when the server runs again. */
  @Override
  public void close() {
    writing.shutdown();
    recorder.flush(true);
  }
}
