package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.changes.ChangeScan;
import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.TableEnvironment;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stages changes of rows as statements do: by deletion vectors, or by rewriting files. */
final class Writes {

  /** A row and where it is. */
  private record Found(AddFile file, long position, Row row) {}

  private final TableEnvironment environment;

  Writes(TableEnvironment environment) {
    this.environment = environment;
  }

  static Predicate keys(long from, long to) {
    return new Predicate.And(
        List.of(
            key(Predicate.Operator.GREATER_OR_EQUAL, from),
            key(Predicate.Operator.LESS_OR_EQUAL, to)));
  }

  private static Predicate key(Predicate.Operator operator, long value) {
    return new Predicate.Comparison(Column.of("key"), operator, literal(value));
  }

  private static Literal literal(long value) {
    return new Literal(PrimitiveType.LONG, value);
  }

  static Predicate keysIn(Set<Long> keys) {
    return new Predicate.In(Column.of("key"), keys.stream().map(Writes::literal).toList());
  }

  static List<String> extras(Snapshot version) {
    return version.schema().names().stream().filter(name -> !Row.COLUMNS.contains(name)).toList();
  }

  void insert(Transaction transaction, List<Row> rows) {
    staged(transaction.snapshot(), rows).forEach(transaction::add);
  }

  private List<WrittenFile> staged(Snapshot version, List<Row> rows) {
    List<List<Object>> values = rows.stream().map(row -> row.values(extras(version))).toList();
    return environment
        .parquet()
        .write(environment.staging(), version.metadata(), values.iterator());
  }

  /** Changes the rows of a condition, or takes them away if they become null. */
  void change(
      DeltaTable table,
      Transaction transaction,
      Predicate condition,
      UnaryOperator<Row> change,
      List<Row> more) {
    transaction.read(condition);
    Snapshot version = transaction.snapshot();
    List<Found> found = rows(table, version, version.files().select(condition).files(), condition);
    List<Row> inserted =
        more.stream()
            .filter(row -> found.stream().noneMatch(each -> each.row().key() == row.key()))
            .toList();
    List<Row> fresh = new ArrayList<>(inserted);
    found.stream().map(Found::row).map(change).filter(row -> row != null).forEach(fresh::add);
    if (transaction.marksRows()) {
      found.forEach(each -> transaction.deleteRows(each.file(), DeletedRows.of(each.position())));
    } else {
      fresh.addAll(rewritten(table, transaction, found));
    }
    if (!fresh.isEmpty()) {
      insert(transaction, fresh);
    }
    if (TableProperties.of(version.metadata()).changeDataFeed() && !found.isEmpty()) {
      changeFiles(transaction, found, change, inserted);
    }
  }

  /** Removes files, and answers the rows that stay. */
  private List<Row> rewritten(DeltaTable table, Transaction transaction, List<Found> found) {
    Set<Found> gone = new LinkedHashSet<>(found);
    Set<AddFile> files = new LinkedHashSet<>();
    found.forEach(each -> files.add(each.file()));
    files.forEach(transaction::remove);
    return rows(table, transaction.snapshot(), List.copyOf(files), Predicate.ALWAYS).stream()
        .filter(each -> !gone.contains(each))
        .map(Found::row)
        .toList();
  }

  private void changeFiles(
      Transaction transaction, List<Found> found, UnaryOperator<Row> change, List<Row> inserted) {
    List<List<Object>> rows = new ArrayList<>();
    for (Found each : found) {
      Row after = change.apply(each.row());
      rows.add(changed(transaction, each.row(), after == null ? "delete" : "update_preimage"));
      if (after != null) {
        rows.add(changed(transaction, after, "update_postimage"));
      }
    }
    inserted.forEach(row -> rows.add(changed(transaction, row, "insert")));
    environment
        .parquet()
        .write(
            environment.staging(),
            withChangeType(transaction.snapshot().metadata()),
            rows.iterator())
        .forEach(transaction::changeFile);
  }

  private static List<Object> changed(Transaction transaction, Row row, String type) {
    List<Object> values = row.values(extras(transaction.snapshot()));
    values.add(type);
    return values;
  }

  private static Metadata withChangeType(Metadata metadata) {
    List<StructField> fields = new ArrayList<>(metadata.schema().fields());
    fields.add(
        new StructField(
            ChangeScan.CHANGE_TYPE,
            PrimitiveType.STRING,
            true,
            Map.of("delta.columnMapping.physicalName", ChangeScan.CHANGE_TYPE)));
    return metadata.withSchema(new StructType(fields));
  }

  /** Writes some files anew as one. */
  void compact(DeltaTable table, Transaction transaction, List<AddFile> files) {
    transaction.dataChange(false);
    List<Row> rows =
        rows(table, transaction.snapshot(), files, Predicate.ALWAYS).stream()
            .map(Found::row)
            .toList();
    files.forEach(transaction::remove);
    if (!rows.isEmpty()) {
      insert(transaction, rows);
    }
  }

  private List<Found> rows(
      DeltaTable table, Snapshot version, List<AddFile> files, Predicate condition) {
    List<Found> found = new ArrayList<>();
    try (RowStream rows =
        environment
            .parquet()
            .read(table.scan(version, files), version.schema().names(), condition, true)) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        AddFile file = files.get(((Long) row.get(row.size() - 2)).intValue());
        found.add(new Found(file, (Long) row.get(row.size() - 1), Row.of(row, extras(version))));
      }
    }
    return found;
  }

  /** The rows that satisfy a condition, by the files that statistics leave. */
  List<Row> read(DeltaTable table, Snapshot version, Predicate condition) {
    return rows(table, version, version.files().select(condition).files(), condition).stream()
        .map(Found::row)
        .toList();
  }
}
