package io.lakewise.engine.simulation;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Session;
import io.lakewise.table.kernel.KernelReader;
import io.lakewise.table.simulation.Attempt;
import io.lakewise.table.simulation.Attempt.Outcome;
import io.lakewise.table.simulation.Change;
import io.lakewise.table.simulation.Row;
import io.lakewise.table.simulation.State;
import io.lakewise.table.simulation.TableTruth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;

/** One random history of SQL statements, and a look at what came of it. */
final class SqlHistory {

  private static final int STEPS = 16;

  private final Random random;
  private final SqlWorld world;

  SqlHistory(long seed, Path root) {
    this.random = new Random(seed);
    this.world = new SqlWorld(seed, root);
  }

  void run(ExecutorService threads) {
    create();
    double faults = random.nextInt(3) == 0 ? 0 : 0.01;
    int count = 2 + random.nextInt(2);
    List<Runnable> actors = new ArrayList<>();
    for (int actor = 0; actor < count; actor++) {
      actors.add(new SqlActor(world, random.nextLong(), STEPS / count, faults));
    }
    world.schedule.run(actors, threads);
    world.truth.checkOutcomes();
    try (TestLake lake = world.calm()) {
      for (Map.Entry<String, TableTruth> table : world.tables.entrySet()) {
        check(lake, table.getKey(), table.getValue());
      }
    }
  }

  long hash() {
    return world.schedule.hash();
  }

  String trace() {
    return world.schedule.trace();
  }

  private void create() {
    List<Row> rows = SqlStatements.rows(world, random, 12);
    Attempt attempt =
        world.truth.attempt(null, new Change.Create("nothing", () -> State.EMPTY.with(rows)));
    try (TestLake lake = world.calm();
        Session session = lake.lake().session(new Principal(attempt.id, true))) {
      session
          .execute(
              "CREATE TABLE t"
                  + (random.nextInt(4) == 0 ? " PARTITIONED BY (part)" : "")
                  + " TBLPROPERTIES ("
                  + properties()
                  + ")"
                  + " AS SELECT CAST(id AS BIGINT) AS id, CAST(key AS BIGINT) AS key, part,"
                  + " CAST(value AS BIGINT) AS value FROM ("
                  + SqlStatements.values(rows)
                  + ") AS s(id, key, part, value)")
          .close();
    }
    attempt.outcome = Outcome.COMMITTED;
    TableTruth table = world.truth.tables().get(0);
    table.acknowledge(0);
    world.tables.put("t", table);
  }

  private String properties() {
    List<String> properties = new ArrayList<>();
    properties.add("'delta.enableDeletionVectors' = '" + (random.nextInt(3) > 0) + "'");
    properties.add("'delta.enableChangeDataFeed' = '" + random.nextBoolean() + "'");
    properties.add("'delta.checkpointInterval' = '" + (2 + random.nextInt(5)) + "'");
    properties.add("'delta.logRetentionDuration' = 'interval 48 hours'");
    properties.add("'delta.deletedFileRetentionDuration' = 'interval 48 hours'");
    if (random.nextInt(3) == 0) {
      properties.add("'delta.isolationLevel' = 'Serializable'");
    }
    if (random.nextInt(3) == 0) {
      properties.add("'delta.checkpointPolicy' = 'v2'");
    }
    if (random.nextInt(3) == 0) {
      properties.add("'delta.columnMapping.mode' = 'name'");
    }
    return String.join(", ", properties);
  }

  private void check(TestLake lake, String name, TableTruth table) {
    State newest = table.state(table.latest());
    KernelReader kernel = KernelReader.of(Path.of(table.location()));
    SqlRows.check(name + " as Delta Kernel reads it", kernel.rows(), newest);
    for (long version = table.latest(); version >= 0; version--) {
      State state = table.state(version);
      if (!table.isWithin(version, world.clock.millis(), SqlWorld.RETENTION.toMillis())) {
        return;
      }
      SqlRows.check(
          "version " + version + " of " + name,
          lake.sql(
              "SELECT " + SqlRows.columns(state) + " FROM " + name + " VERSION AS OF " + version),
          state);
      if (version > 0
          && table.isWithin(version - 1, world.clock.millis(), SqlWorld.RETENTION.toMillis())
          && state.extras().equals(table.state(version - 1).extras())) {
        List<List<Object>> changes = lake.sql(SqlStatements.changes(table, name, version));
        SqlStatements.checkChanges(changes, table, version);
      }
    }
  }
}
