package io.lakewise.cli.lake;

import io.lakewise.catalog.backup.BackupReport;
import io.lakewise.catalog.repair.RepairReport;
import io.lakewise.cli.volume.FileSession;
import io.lakewise.engine.Lake;
import io.lakewise.engine.LakeConfiguration;
import io.lakewise.engine.Surroundings;
import io.lakewise.engine.audit.AuditReport;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A lake in this process, for the person at the command line. */
final class EmbeddedLake implements OpenLake {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "timer");
            thread.setDaemon(true);
            return thread;
          });
  private final Path root;
  private final boolean existed;
  private final long statementMillis;
  private final Consumer<String> notes;
  private final Lake lake;

  EmbeddedLake(LakeConfiguration configuration, Consumer<String> notes) {
    this.root = configuration.root().toAbsolutePath().normalize();
    this.existed = Files.exists(root);
    this.notes = notes;
    this.statementMillis = configuration.statementMillis();
    lake =
        Lake.open(
            configuration,
            new Surroundings(
                new MachineClock(System.getenv("TZ"), Path.of("/etc/localtime")),
                UUID::randomUUID,
                () -> ThreadLocalRandom.current().nextLong(),
                LockSupport::parkNanos,
                timer,
                EmbeddedLake::end));
  }

  /** Nothing else helps any more: what is written is safe, as commits are whole or absent. */
  private static void end(LakewiseException error) {
    System.err.println("error: " + error.getMessage());
    System.err.flush();
    Runtime.getRuntime().halt(1);
  }

  @Override
  public Session session() {
    Session session = lake.session(Principal.LOCAL);
    return new FileSession(
        statementMillis == 0
            ? session
            : new TimedSession(session, statementMillis, timer, EmbeddedLake::end),
        new EmbeddedVolumes(lake.files()));
  }

  @Override
  public RepairReport repair() {
    return lake.repair();
  }

  @Override
  public long backup(Path file) {
    return lake.backup(file);
  }

  @Override
  public BackupReport restore(Path file) {
    return lake.restore(file);
  }

  @Override
  public AuditReport verifyAudit(Map<Long, String> heads) {
    return lake.verifyAudit(heads);
  }

  @Override
  public LakeTokens tokens() {
    return new EmbeddedTokens(lake.tokens());
  }

  @Override
  public LakeLogins logins() {
    return new EmbeddedLogins(lake.logins(), lake.passwords(), lake.principals());
  }

  @Override
  public LakePeople people() {
    return new EmbeddedPeople(lake.principals());
  }

  @Override
  public void close() {
    lake.close();
    timer.shutdownNow();
    if (!existed && Files.exists(root)) {
      notes.accept("Made a new lake in " + root);
    }
  }
}
