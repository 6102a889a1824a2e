package io.lakewise.engine.system;

import io.lakewise.catalog.Schemas;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.LakeServices;
import io.lakewise.engine.context.SystemNames;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.SetTransaction;
import io.lakewise.table.maintenance.CloneHolds;
import io.lakewise.table.maintenance.Vacuum;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.Parquet;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.TableEnvironment;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Writes the tables of the catalog {@code system}. They are Delta tables of the lake like any
 * other, made when something is first written. Thread-safe.
 */
public final class SystemTables {

  private static final String PRINCIPAL = SystemNames.OWNER.principal();

  /**
   * Files below a size, and not below the one before, are written anew together once there are
   * many: so a row is written again once or twice, however long the table becomes.
   */
  private static final List<Long> SMALL_BYTES = List.of(512L << 10, 16L << 20);

  private static final int MOST_SMALL_FILES = 32;

  private final LakeServices lake;

  /** Writes into a lake. */
  public SystemTables(LakeServices lake) {
    this.lake = lake;
  }

  /**
   * Appends rows, unless the application has written this version or a later one already.
   *
   * @param since gives the rows, with values in the order of the columns as {@link RowStream} has
   *     them, from how far the application has written: the version that it gave last, -1 if none
   * @return whether there were rows, which are appended now
   * @throws io.lakewise.table.error.LakewiseException if they were not, such as because another
   *     process did the same at the same time; trying again is right
   */
  public synchronized boolean append(
      SystemTable table, String application, long version, LongFunction<List<List<Object>>> since) {
    DeltaTable delta = open(table);
    Snapshot snapshot = delta.snapshot();
    SetTransaction recorded = snapshot.transactions().get(application);
    long written = recorded == null ? -1 : recorded.version();
    List<List<Object>> rows = written >= version ? List.of() : since.apply(written);
    if (rows.isEmpty()) {
      return false;
    }
    Metadata metadata = widened(snapshot.metadata(), table);
    Transaction transaction = delta.begin(snapshot).applicationTransaction(application, version);
    if (metadata != snapshot.metadata()) {
      transaction.metadata(metadata);
    }
    Iterator<List<Object>> ordered = ordered(metadata.schema(), table, rows);
    stage(transaction, (parquet, folder) -> parquet.write(folder, metadata, ordered));
    Operation operation = Operation.of("WRITE").parameter("mode", "Append");
    transaction.commit(operation.metric("numOutputRows", rows.size()), PRINCIPAL);
    return true;
  }

  /** With the columns that a release before this one had not. */
  private static Metadata widened(Metadata metadata, SystemTable table) {
    List<StructField> fields = new ArrayList<>(metadata.schema().fields());
    for (StructField field : table.structure().fields()) {
      if (metadata.schema().field(field.name()).isEmpty()) {
        fields.add(field);
      }
    }
    return fields.size() == metadata.schema().fields().size()
        ? metadata
        : metadata.withSchema(new StructType(fields));
  }

  /** Rows in the order of the columns in the log; null where a later release has more of them. */
  private static Iterator<List<Object>> ordered(
      StructType schema, SystemTable table, List<List<Object>> rows) {
    List<String> given = table.structure().names();
    if (given.equals(schema.names())) {
      return rows.iterator();
    }
    List<Integer> places = schema.names().stream().map(given::indexOf).toList();
    return rows.stream()
        .<List<Object>>map(
            row -> {
              List<Object> ordered = new ArrayList<>(places.size());
              places.forEach(place -> ordered.add(place < 0 ? null : row.get(place)));
              return ordered;
            })
        .iterator();
  }

  /** All rows, in the order of the table's columns; none if it lacks some of them yet. */
  public List<List<Object>> rows(SystemTable table) {
    List<List<Object>> all = new ArrayList<>();
    forEach(table, all::add);
    return all;
  }

  /** Goes through all rows as {@link #rows} has them; a table that is not there has none. */
  public void forEach(SystemTable table, Consumer<List<Object>> each) {
    Optional<DeltaTable> found = found(table);
    if (found.isEmpty()) {
      return;
    }
    DeltaTable delta = found.get();
    Snapshot snapshot = delta.snapshot();
    if (widened(snapshot.metadata(), table) != snapshot.metadata()) {
      return;
    }
    try (RowStream rows =
        lake.tables()
            .environment()
            .parquet()
            .read(
                delta.scan(snapshot, snapshot.files().all()),
                table.structure().names(),
                Predicate.ALWAYS,
                false)) {
      iterator(rows).forEachRemaining(each);
    }
  }

  /** Deletes the files that no version within the table's retention needs, if there are any. */
  public synchronized void vacuum(SystemTable table) {
    DeltaTable delta = open(table);
    Snapshot snapshot = delta.snapshot();
    TableEnvironment environment = delta.environment();
    Duration retention = TableProperties.of(snapshot.metadata()).deletedFileRetention();
    Vacuum vacuum = new Vacuum(environment, new CloneHolds(environment));
    if (!vacuum.dryRun(snapshot, retention).files().isEmpty()) {
      vacuum.run(snapshot, retention, PRINCIPAL);
    }
  }

  /**
   * Writes small files anew as one, if there are many.
   *
   * @return whether it did
   */
  public synchronized boolean compact(SystemTable table) {
    DeltaTable delta = open(table);
    Snapshot snapshot = delta.snapshot();
    List<AddFile> small = small(snapshot.files().all());
    if (small.isEmpty()) {
      return false;
    }
    Transaction transaction = delta.begin(snapshot).dataChange(false);
    FileScan scan = delta.scan(snapshot, small);
    stage(transaction, (parquet, folder) -> parquet.rewrite(folder, snapshot.metadata(), scan));
    small.forEach(transaction::remove);
    transaction.commit(Operation.of("OPTIMIZE").parameter("predicate", List.of()), PRINCIPAL);
    return true;
  }

  /** Those of about one size of which there are many; none if there are few of each. */
  private static List<AddFile> small(List<AddFile> files) {
    long least = 0;
    for (long bound : SMALL_BYTES) {
      long from = least;
      List<AddFile> small =
          files.stream().filter(file -> file.size() >= from && file.size() < bound).toList();
      if (small.size() >= MOST_SMALL_FILES) {
        return small;
      }
      least = bound;
    }
    return List.of();
  }

  private static Iterator<List<Object>> iterator(RowStream rows) {
    return new Iterator<>() {
      private List<Object> next = rows.next();

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public List<Object> next() {
        if (next == null) {
          throw new NoSuchElementException();
        }
        List<Object> row = next;
        next = rows.next();
        return row;
      }
    };
  }

  /** Committing takes the files from where they are staged. */
  private void stage(
      Transaction transaction, BiFunction<Parquet, Path, List<WrittenFile>> writing) {
    Path folder = lake.tables().environment().staging().resolve("records");
    try {
      Files.createDirectories(folder);
      writing.apply(lake.tables().environment().parquet(), folder).forEach(transaction::add);
    } catch (IOException e) {
      throw TableErrors.storage("write", folder.toString(), e);
    }
  }

  private DeltaTable open(SystemTable table) {
    return found(table).orElseGet(() -> made(table));
  }

  private Optional<DeltaTable> found(SystemTable table) {
    return lake.catalog()
        .get()
        .tables()
        .find(SystemNames.OWNER, table.fullName())
        .map(entry -> lake.tables().at(entry.location()));
  }

  private DeltaTable made(SystemTable table) {
    QualifiedName name = table.fullName();
    makeSchema(name.schemaName());
    UUID id = lake.ids().get();
    DeltaTable delta = lake.tables().at(lake.layout().managedLocation(id));
    delta
        .create(
            Metadata.of(
                    id.toString(),
                    table.structure(),
                    List.of(),
                    LogProperties.naming(name, PRINCIPAL),
                    lake.clock().millis())
                .described(name.name(), table.comment()))
        .commit(Operation.of("CREATE TABLE"), PRINCIPAL);
    try {
      lake.catalog()
          .get()
          .tables()
          .create(
              SystemNames.OWNER,
              new TableEntry(
                  id,
                  name,
                  delta.location(),
                  true,
                  PRINCIPAL,
                  table.comment(),
                  lake.clock().instant(),
                  TableEntry.DELTA));
      return delta;
    } catch (NameTakenException another) {
      return open(table);
    }
  }

  private void makeSchema(SchemaName name) {
    Schemas schemas = lake.catalog().get().schemas();
    try {
      if (schemas.findCatalog(SystemNames.OWNER, name.catalog()).isEmpty()) {
        schemas.createCatalog(SystemNames.OWNER, name.catalog(), "What Lakewise records");
        SchemaName unused = new SchemaName(name.catalog(), SchemaName.DEFAULT.schema());
        schemas.drop(SystemNames.OWNER, unused, Schemas.DropMode.RESTRICT);
      }
    } catch (NameTakenException another) {
      makeSchema(name);
      return;
    }
    try {
      if (schemas.find(SystemNames.OWNER, name).isEmpty()) {
        schemas.create(SystemNames.OWNER, name, null);
      }
    } catch (NameTakenException another) {
      makeSchema(name);
    }
  }
}
