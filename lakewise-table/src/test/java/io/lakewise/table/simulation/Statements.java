package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The statements that an actor draws from. */
final class Statements {

  static final int KEYS = 24;
  private static final List<String> PARTS = List.of("a", "b", "c");

  private final Actor actor;
  private final World world;
  private final Random random;

  Statements(Actor actor) {
    this.actor = actor;
    this.world = actor.world;
    this.random = actor.random;
  }

  /** Each as often as it shall come. */
  List<Runnable> all() {
    List<Runnable> all = new ArrayList<>();
    times(all, 10, this::insert);
    times(all, 2, this::insertOnce);
    times(all, 5, this::delete);
    times(all, 6, this::update);
    times(all, 5, this::merge);
    times(all, 1, this::addColumn);
    times(all, 1, this::dropOrRenameColumn);
    times(all, 1, this::setProperty);
    times(all, 4, this::optimize);
    Upkeep upkeep = new Upkeep(actor);
    times(all, 2, upkeep::restore);
    times(all, 2, upkeep::cloneTable);
    times(all, 3, upkeep::vacuum);
    times(all, 2, upkeep::checkpoint);
    times(all, 3, upkeep::letTimePass);
    Reads reads = new Reads(actor);
    times(all, 5, reads::newest);
    times(all, 2, reads::older);
    times(all, 2, reads::atTime);
    times(all, 3, reads::slowly);
    times(all, 4, reads::changes);
    return all;
  }

  private static void times(List<Runnable> all, int times, Runnable statement) {
    for (int i = 0; i < times; i++) {
      all.add(statement);
    }
  }

  /** New rows. */
  static List<Row> rows(World world, Random random, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String part = PARTS.get(random.nextInt(PARTS.size()));
      rows.add(new Row(world.lastId++, random.nextInt(KEYS), part, random.nextInt(9), Map.of()));
    }
    return rows;
  }

  private void insert() {
    actor.reading();
    TableTruth table = actor.anyTable();
    List<String> extras = Writes.extras(actor.latest(table));
    List<Row> rows =
        rows(world, random, 1 + random.nextInt(5)).stream()
            .map(row -> extras.isEmpty() ? row : row.with(extras.get(0), random.nextInt(99)))
            .toList();
    actor.change(
        table, new Change.Insert(rows), transaction -> actor.writes.insert(transaction, rows));
  }

  private void insertOnce() {
    actor.reading();
    TableTruth table = actor.anyTable();
    List<Row> rows = rows(world, random, 1 + random.nextInt(3));
    String application = "app" + random.nextInt(2);
    var recorded = actor.latest(table).transactions().get(application);
    long number = recorded == null ? 1 : recorded.version() + 1;
    actor.change(
        table,
        new Change.InsertOnce(rows, application, number),
        transaction -> {
          actor.writes.insert(transaction, rows);
          transaction.applicationTransaction(application, number);
        });
  }

  private void delete() {
    actor.reading();
    TableTruth table = actor.anyTable();
    long from = random.nextInt(KEYS);
    long to = from + random.nextInt(4);
    DeltaTable open = actor.open(table);
    actor.change(
        table,
        new Change.Delete(from, to),
        transaction ->
            actor.writes.change(open, transaction, Writes.keys(from, to), row -> null, List.of()));
  }

  private void update() {
    actor.reading();
    TableTruth table = actor.anyTable();
    long from = random.nextInt(KEYS);
    long to = from + random.nextInt(4);
    long more = 1 + random.nextInt(9);
    DeltaTable open = actor.open(table);
    actor.change(
        table,
        new Change.Update(from, to, more),
        transaction ->
            actor.writes.change(
                open, transaction, Writes.keys(from, to), row -> row.plus(more), List.of()));
  }

  private void merge() {
    actor.reading();
    TableTruth table = actor.anyTable();
    Map<Long, Row> source = new TreeMap<>();
    rows(world, random, 1 + random.nextInt(5)).forEach(row -> source.put(row.key(), row));
    long more = 1 + random.nextInt(9);
    DeltaTable open = actor.open(table);
    actor.change(
        table,
        new Change.Merge(source, more),
        transaction ->
            actor.writes.change(
                open,
                transaction,
                Writes.keysIn(source.keySet()),
                row -> row.plus(more),
                List.copyOf(source.values())));
  }

  private void addColumn() {
    actor.reading();
    TableTruth table = actor.anyTable();
    String name = "c" + world.lastName++;
    alter(table, new Change.AddColumn(name), metadata -> withColumn(metadata, name));
  }

  private static Metadata withColumn(Metadata metadata, String name) {
    List<StructField> fields = new ArrayList<>(metadata.schema().fields());
    fields.add(new StructField(name, PrimitiveType.LONG, true));
    return metadata.withSchema(new StructType(fields));
  }

  private void dropOrRenameColumn() {
    actor.reading();
    TableTruth table = actor.anyTable();
    Snapshot version = actor.latest(table);
    List<String> extras = Writes.extras(version);
    if (extras.isEmpty() || ColumnMappings.mode(version.metadata()) == Mapping.NONE) {
      return;
    }
    String name = extras.get(random.nextInt(extras.size()));
    if (random.nextBoolean()) {
      alter(table, new Change.DropColumn(name), metadata -> changed(metadata, name, field -> null));
    } else {
      String other = "c" + world.lastName++;
      alter(
          table,
          new Change.RenameColumn(name, other),
          metadata -> changed(metadata, name, field -> field.withName(other)));
    }
  }

  private static Metadata changed(
      Metadata metadata, String name, UnaryOperator<StructField> change) {
    List<StructField> fields =
        metadata.schema().fields().stream()
            .map(field -> field.name().equals(name) ? change.apply(field) : field)
            .filter(field -> field != null)
            .toList();
    return metadata.withSchema(new StructType(fields));
  }

  private void setProperty() {
    actor.reading();
    boolean flag = random.nextBoolean();
    Map<String, String> choices =
        Map.of(
            "delta.enableDeletionVectors", "" + flag,
            "delta.enableChangeDataFeed", "" + flag,
            "delta.isolationLevel", flag ? "Serializable" : "WriteSerializable");
    String name = List.copyOf(new TreeMap<>(choices).keySet()).get(random.nextInt(3));
    alter(
        actor.anyTable(),
        new Change.Nothing(),
        metadata -> {
          Map<String, String> properties = new HashMap<>(metadata.configuration());
          properties.put(name, choices.get(name));
          return metadata.withConfiguration(properties);
        });
  }

  private void alter(TableTruth table, Change change, UnaryOperator<Metadata> alteration) {
    actor.change(
        table,
        change,
        transaction -> transaction.metadata(alteration.apply(transaction.metadata())));
  }

  private void optimize() {
    actor.reading();
    TableTruth table = actor.anyTable();
    DeltaTable open = actor.open(table);
    actor.change(
        table,
        new Change.Nothing(),
        transaction -> {
          List<AddFile> files = new ArrayList<>(transaction.snapshot().files().all());
          files.removeIf(file -> random.nextInt(3) == 0);
          actor.writes.compact(open, transaction, files);
        });
  }
}
