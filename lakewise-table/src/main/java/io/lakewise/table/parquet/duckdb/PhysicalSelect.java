package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.List;

/** How rows of logical columns become columns of files and partition values. */
final class PhysicalSelect {

  private static final String CHANGE_TYPE = "_change_type";

  private final PhysicalColumns physical;
  private final List<StructField> dataColumns = new ArrayList<>();
  private final List<StructField> partitionColumns = new ArrayList<>();
  private final List<String> data = new ArrayList<>();
  private final List<String> dataNames = new ArrayList<>();
  private final List<String> partitionExpressions = new ArrayList<>();
  private final List<String> partitions = new ArrayList<>();

  PhysicalSelect(Metadata table, FileLayout layout) {
    this.physical = new PhysicalColumns(Mapping.of(table.configuration()), false);
    for (StructField field : table.schema().fields()) {
      boolean partition =
          table.partitionColumns().stream().anyMatch(field.name()::equalsIgnoreCase);
      String column = "q." + Identifiers.quote(field.name());
      if (partition) {
        partitionColumns.add(field);
        String text = PartitionValues.expression(column, field.type());
        partitionExpressions.add(text);
        partitions.add(as(text, physical.name(field)));
      } else {
        dataColumns.add(field);
        String value = Rebuild.expression(column, field.type(), physical.type(field.type()));
        add(value, physical.name(field));
      }
    }
    if (layout.changeData()) {
      add("q." + CHANGE_TYPE, CHANGE_TYPE);
    }
    if (layout.rowIds()) {
      add("q." + ScanSql.ROW_ID, property(table, "materializedRowIdColumnName"));
      add(
          "q." + ScanSql.ROW_COMMIT_VERSION,
          property(table, "materializedRowCommitVersionColumnName"));
    }
  }

  private static String property(Metadata table, String name) {
    String column = table.configuration().get("delta.rowTracking." + name);
    if (column == null) {
      throw new IllegalArgumentException("the table has no property delta.rowTracking." + name);
    }
    return column;
  }

  private void add(String expression, String name) {
    data.add(as(expression, name));
    dataNames.add(Identifiers.quote(name));
  }

  private static String as(String expression, String name) {
    return expression + " AS " + Identifiers.quote(name);
  }

  /** The files' columns and behind them the partition values as text, by physical names. */
  String of(String select) {
    List<String> columns = new ArrayList<>(data);
    columns.addAll(partitions);
    return "SELECT " + String.join(", ", columns) + " FROM (" + select + ") AS q";
  }

  /**
   * A physical query's rows under names that cannot hide the pseudo column {@code rowid} of the
   * table they are put into; {@link #renamed} undoes it.
   */
  String numbered(String physicalSelect) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < data.size() + partitions.size(); i++) {
      names.add(number(i));
    }
    return "SELECT * FROM (" + physicalSelect + ") AS p(" + String.join(", ", names) + ")";
  }

  /** Numbered columns under their physical names. */
  String renamed(boolean withPartitions) {
    List<String> names = new ArrayList<>(dataNames);
    if (withPartitions) {
      names.addAll(partitionNames());
    }
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(number(i) + " AS " + names.get(i));
    }
    return String.join(", ", columns);
  }

  /** The numbered columns of partition values. */
  List<String> partitionNumbers() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      names.add(number(data.size() + i));
    }
    return names;
  }

  private static String number(int column) {
    return "__" + column;
  }

  /** A query's rows, those of a partition together and each partition in an order. */
  String ordered(String select, List<String> orderBy) {
    List<String> keys = new ArrayList<>(partitionExpressions);
    keys.addAll(orderBy);
    return "SELECT * FROM (" + select + ") AS q ORDER BY " + String.join(", ", keys);
  }

  /** The fingerprint of the files' columns. */
  String schema() {
    return FileSchema.fingerprint(
        physical, dataColumns, dataNames.subList(dataColumns.size(), dataNames.size()));
  }

  /** The partition columns. */
  List<StructField> partitionColumns() {
    return partitionColumns;
  }

  /** The quoted physical names of the partition columns. */
  List<String> partitionNames() {
    return partitionColumns.stream().map(physical::name).map(Identifiers::quote).toList();
  }

  /** The physical name of a column. */
  String name(StructField column) {
    return physical.name(column);
  }

  /** Further options of COPY. */
  String options() {
    return physical.mapping() == Mapping.NONE || dataColumns.isEmpty()
        ? ""
        : ", FIELD_IDS " + FieldIds.of(dataColumns, physical);
  }
}
