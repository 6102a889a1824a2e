package io.lakewise.engine.simulation;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.simulation.Change;
import io.lakewise.table.simulation.Row;
import io.lakewise.table.simulation.State;
import io.lakewise.table.simulation.TableTruth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The statements that an actor draws from. */
final class SqlStatements {

  private static final int KEYS = 24;

  private final SqlActor actor;
  private final SqlWorld world;
  private final Random random;

  SqlStatements(SqlActor actor) {
    this.actor = actor;
    this.world = actor.world;
    this.random = actor.random;
  }

  List<Runnable> all() {
    List<Runnable> all = new ArrayList<>();
    times(all, 6, this::insert);
    times(all, 4, this::delete);
    times(all, 5, this::update);
    times(all, 4, this::merge);
    times(all, 1, this::addColumn);
    times(all, 1, this::renameOrDropColumn);
    times(all, 3, this::optimize);
    times(all, 1, this::restore);
    times(all, 1, this::cloneTable);
    times(all, 2, this::vacuum);
    times(all, 2, this::letTimePass);
    times(all, 4, this::read);
    times(all, 2, this::readOlder);
    times(all, 2, this::readChanges);
    return all;
  }

  private static void times(List<Runnable> all, int times, Runnable statement) {
    for (int i = 0; i < times; i++) {
      all.add(statement);
    }
  }

  static List<Row> rows(SqlWorld world, Random random, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String part = List.of("a", "b", "c").get(random.nextInt(3));
      rows.add(new Row(world.lastId++, random.nextInt(KEYS), part, random.nextInt(9), Map.of()));
    }
    return rows;
  }

  static String values(List<Row> rows) {
    return rows.stream()
        .map(row -> "(%d, %d, '%s', %d)".formatted(row.id(), row.key(), row.part(), row.value()))
        .collect(Collectors.joining(", ", "VALUES ", ""));
  }

  private void insert() {
    List<Row> rows = rows(world, random, 1 + random.nextInt(5));
    String table = actor.anyTable();
    actor.change(
        table,
        new Change.Insert(rows),
        "INSERT INTO " + table + " (id, key, part, value) " + values(rows));
  }

  private void delete() {
    String table = actor.anyTable();
    long from = random.nextInt(KEYS);
    long to = from + random.nextInt(4);
    actor.change(
        table,
        new Change.Delete(from, to),
        "DELETE FROM %s WHERE key BETWEEN %d AND %d".formatted(table, from, to));
  }

  private void update() {
    String table = actor.anyTable();
    long from = random.nextInt(KEYS);
    long to = from + random.nextInt(4);
    long more = 1 + random.nextInt(9);
    actor.change(
        table,
        new Change.Update(from, to, more),
        "UPDATE %s SET value = value + %d WHERE key BETWEEN %d AND %d"
            .formatted(table, more, from, to));
  }

  private void merge() {
    String table = actor.anyTable();
    Map<Long, Row> source = new TreeMap<>();
    rows(world, random, 1 + random.nextInt(5)).forEach(row -> source.put(row.key(), row));
    long more = 1 + random.nextInt(9);
    actor.change(
        table,
        new Change.Merge(source, more),
        ("MERGE INTO %s AS t USING (%s) AS s(id, key, part, value) ON t.key = s.key"
                + " WHEN MATCHED THEN UPDATE SET value = t.value + %d"
                + " WHEN NOT MATCHED THEN INSERT (id, key, part, value)"
                + " VALUES (s.id, s.key, s.part, s.value)")
            .formatted(table, values(List.copyOf(source.values())), more));
  }

  private void addColumn() {
    String table = actor.anyTable();
    String name = "c" + world.lastName++;
    actor.change(
        table,
        new Change.AddColumn(name),
        "ALTER TABLE " + table + " ADD COLUMN " + name + " BIGINT");
  }

  private void renameOrDropColumn() {
    String table = actor.anyTable();
    TableTruth truth = world.tables.get(table);
    List<String> extras = truth.state(truth.latest()).extras();
    if (extras.isEmpty()) {
      return;
    }
    String name = extras.get(random.nextInt(extras.size()));
    String other = "c" + world.lastName++;
    boolean drops = random.nextBoolean();
    try {
      actor.change(
          table,
          drops ? new Change.DropColumn(name) : new Change.RenameColumn(name, other),
          "ALTER TABLE "
              + table
              + (drops ? " DROP COLUMN " + name : " RENAME COLUMN " + name + " TO " + other));
    } catch (LakewiseException error) {
      boolean isExplained =
          error.getMessage().contains(name) || error.getMessage().contains("needs column mapping");
      if (!isExplained) {
        throw error;
      }
      actor.failed();
    }
  }

  private void optimize() {
    String table = actor.anyTable();
    boolean reorders = random.nextBoolean();
    actor.change(
        table, new Change.Maybe(), "OPTIMIZE " + table + (reorders ? " ZORDER BY (key)" : ""));
  }

  private void restore() {
    String table = actor.anyTable();
    TableTruth truth = world.tables.get(table);
    long version = actor.version(truth);
    actor.change(
        table,
        new Change.Replace(table + "@" + version, () -> truth.state(version)),
        "RESTORE TABLE " + table + " TO VERSION AS OF " + version);
  }

  private void cloneTable() {
    String source = actor.anyTable();
    TableTruth truth = world.tables.get(source);
    long version = actor.version(truth);
    String name = "clone" + world.lastName++;
    actor.change(
        name,
        new Change.Create(source + "@" + version, () -> truth.state(version).withoutApplications()),
        "CREATE TABLE " + name + " SHALLOW CLONE " + source + " VERSION AS OF " + version);
    for (TableTruth each : world.truth.tables()) {
      if (!each.versionsOf(actor.attemptId()).isEmpty()) {
        each.acknowledge(0);
        world.tables.put(name, each);
      }
    }
  }

  private void vacuum() {
    String table = actor.anyTable();
    actor.change(table, new Change.Vacuum(), "VACUUM " + table);
  }

  private void letTimePass() {
    Duration time = Duration.ofMinutes(1 + random.nextInt(15 * 60));
    world.clock.advance(time);
    world.schedule.point("wait " + time);
  }

  /** A read is one version that was the newest while it ran. */
  private void read() {
    String table = actor.anyTable();
    TableTruth truth = world.tables.get(table);
    long told = Math.max(0, truth.acknowledged());
    List<List<Object>> rows =
        actor.read("SELECT id, key, part, value FROM " + table + " ORDER BY id");
    for (long version = truth.latest(); version >= told; version--) {
      State state = truth.state(version);
      List<List<Object>> expected =
          state.rows().values().stream().map(row -> row.values(List.of())).toList();
      if (rows.equals(expected)) {
        return;
      }
    }
    throw new AssertionError(
        rows
            + " of "
            + table
            + " is none of the versions from "
            + told
            + " to "
            + truth.latest()
            + ", the last of which has\n"
            + truth.state(truth.latest()).rows().values());
  }

  private void readOlder() {
    String table = actor.anyTable();
    TableTruth truth = world.tables.get(table);
    long version = actor.version(truth);
    State state = truth.state(version);
    long key = random.nextInt(KEYS);
    List<List<Object>> rows =
        actor.read(
            "SELECT %s FROM %s VERSION AS OF %d WHERE key >= %d"
                .formatted(SqlRows.columns(state), table, version, key));
    State meant =
        state.without(state.rows().values().stream().filter(row -> row.key() < key).toList());
    SqlRows.check("version " + version + " of " + table, rows, meant);
  }

  private void readChanges() {
    String table = actor.anyTable();
    TableTruth truth = world.tables.get(table);
    long to = actor.version(truth);
    if (to < 1
        || !truth.isWithin(to - 1, world.clock.millis(), Duration.ofHours(40).toMillis())
        || !truth.state(to).extras().equals(truth.state(to - 1).extras())) {
      return;
    }
    checkChanges(actor.read(changes(truth, table, to)), truth, to);
  }

  static String changes(TableTruth truth, String table, long version) {
    return "SELECT %s, _change_type FROM table_changes('%s', %d, %d)"
        .formatted(SqlRows.columns(truth.state(version)), table, version, version);
  }

  static void checkChanges(List<List<Object>> rows, TableTruth truth, long version) {
    Map<Row, Integer> net = new HashMap<>();
    List<String> extras = truth.state(version).extras();
    for (List<Object> row : rows) {
      String type = (String) row.get(Row.COLUMNS.size() + extras.size());
      int sign = type.equals("insert") || type.equals("update_postimage") ? 1 : -1;
      net.merge(Row.of(row, extras), sign, Integer::sum);
    }
    net.values().removeIf(count -> count == 0);
    Map<Row, Integer> difference = new HashMap<>();
    State now = truth.state(version);
    State before = truth.state(version - 1);
    now.minus(before).forEach(row -> difference.put(row, 1));
    before.minus(now).forEach(row -> difference.put(row, -1));
    if (!net.equals(difference)) {
      throw new AssertionError(
          "the changes of version " + version + " are " + net + ", not " + difference);
    }
  }
}
