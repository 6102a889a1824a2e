package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.duckdb.FileGroup.Choice;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The SELECT over one group of files. */
final class ScanBranch {

  /** Names by which {@code read_parquet} offers more than the files' columns. */
  private static final Set<String> VIRTUAL =
      Set.of("file_index", "file_row_number", "filename", "rowid");

  /** Whether {@code read_parquet} means something else by a name. */
  static boolean isVirtual(String name) {
    return VIRTUAL.contains(name.toLowerCase(Locale.ROOT));
  }

  private static final String INDEX = "f.file_index";
  private static final String POSITION = "f.file_row_number";

  private final FileScan scan;
  private final FileGroup group;
  private final boolean positions;
  private final boolean rowIds;
  private final Mapping keys;
  private final boolean asTheyAre;
  private final PhysicalColumns physical;
  private final Set<String> namesRead = new HashSet<>(VIRTUAL);
  private final List<String> schema = new ArrayList<>();
  private final List<String> output = new ArrayList<>();

  ScanBranch(FileScan scan, FileGroup group, boolean positions, boolean rowIds) {
    this.scan = scan;
    this.group = group;
    this.positions = positions;
    this.rowIds = rowIds;
    this.physical = new PhysicalColumns(scan.mapping(), group.zoneless());
    this.keys = keys();
    this.asTheyAre = asTheyAre();
  }

  /** Whether every file has just the table's columns, so that no schema need be imposed on them. */
  private boolean asTheyAre() {
    String wanted = rowIds || group.zoneless() ? null : FileSchema.of(scan);
    return wanted != null && group.files().stream().allMatch(file -> wanted.equals(file.schema()));
  }

  /**
   * Materialised row ids have no field id, and one {@code schema} cannot mix ids and names; Delta
   * writers name columns physically in both modes.
   */
  private Mapping keys() {
    boolean materialized =
        rowIds && (scan.materializedRowId() != null || scan.materializedRowCommitVersion() != null);
    return materialized && scan.mapping() == Mapping.ID ? Mapping.NAME : scan.mapping();
  }

  /**
   * The text.
   *
   * @param positionsTable the positions that the group leaves out or reads alone, or null
   */
  String sql(String positionsTable) {
    Set<String> partitions =
        scan.partitionColumns().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (StructField field : scan.schema().fields()) {
      boolean partition = partitions.contains(field.name().toLowerCase(Locale.ROOT));
      add(partition ? partition(field) : data(field), field.name());
    }
    if (positions) {
      add(fileIndex(), ScanSql.FILE);
      add(POSITION, ScanSql.ROW);
    }
    if (rowIds) {
      addRowIds();
    }
    if (schema.isEmpty() && !asTheyAre) {
      read(new StructField("__nothing", PrimitiveType.BOOLEAN, true), "__nothing");
    }
    String sql =
        "SELECT "
            + String.join(", ", output)
            + " FROM read_parquet("
            + ScanSql.paths(group.files())
            + ", hive_partitioning = false"
            + (asTheyAre ? "" : ", schema = MAP {" + String.join(", ", schema) + "}")
            + ") AS f";
    return positionsTable == null
        ? sql
        : sql
            + (group.choice() == Choice.ONLY ? " SEMI JOIN " : " ANTI JOIN ")
            + positionsTable
            + " AS d ON "
            + (INDEX + " = d.file AND " + POSITION + " = d.row");
  }

  private void add(String expression, String name) {
    output.add(expression + " AS " + Identifiers.quote(name));
  }

  private String data(StructField field) {
    DataType type = physical.type(field.type());
    String column = read(field, physical.name(field));
    return Rebuild.expression(
        type instanceof StructType && !asTheyAre ? whole(column) : column, type, field.type());
  }

  /**
   * DuckDB 2.0 pushes the extraction of members into {@code read_parquet}, by their places in the
   * {@code schema}: in files whose struct lacks a member or orders them otherwise, it then reads
   * another member, or fails fatally. A struct that is read as a whole is matched by names.
   */
  private static String whole(String column) {
    return "coalesce(" + column + ", " + column + ")";
  }

  /** Adds a column to what is read from the files; returns an expression for it. */
  private String read(StructField field, String physicalName) {
    if (asTheyAre) {
      return "f." + Identifiers.quote(physicalName);
    }
    String name = field.name();
    while (!namesRead.add(name.toLowerCase(Locale.ROOT))) {
      name = name + "_";
    }
    String key =
        keys == Mapping.ID && !field.name().equals("__nothing")
            ? Integer.toString(PhysicalColumns.id(field))
            : keys == Mapping.ID
                ? Integer.toString(Integer.MAX_VALUE)
                : Literals.text(physicalName);
    schema.add(
        key
            + ": {name: "
            + Literals.text(name)
            + ", type: "
            + Literals.text(DuckDbTypes.toDuckDb(physical.type(field.type())))
            + ", default_value: NULL}");
    return "f." + Identifiers.quote(name);
  }

  private String partition(StructField field) {
    String name = physical.name(field);
    return perFile(file -> Literals.partitionValue(field.type(), value(file, name)), field.type());
  }

  private static String value(ScanFile file, String name) {
    String value = file.partitionValues().get(name);
    if (value != null || file.partitionValues().containsKey(name)) {
      return value;
    }
    return file.partitionValues().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name) && entry.getValue() != null)
        .map(java.util.Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** A constant that depends on the file; DuckDB prunes files by filters on it. */
  private String perFile(Function<ScanFile, String> constant, DataType type) {
    List<String> constants = group.files().stream().map(constant).toList();
    if (Set.copyOf(constants).size() == 1) {
      return constants.get(0);
    }
    return "list_extract(CAST(["
        + String.join(", ", constants)
        + "] AS "
        + DuckDbTypes.toDuckDb(type)
        + "[]), CAST("
        + INDEX
        + " AS BIGINT) + 1)";
  }

  private String fileIndex() {
    if (group.whole()) {
      return INDEX;
    }
    String indexes =
        group.indexes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "list_extract(CAST([" + indexes + "] AS UBIGINT[]), CAST(" + INDEX + " AS BIGINT) + 1)";
  }

  private void addRowIds() {
    String first = perFile(file -> bigint(file.baseRowId()), PrimitiveType.LONG);
    String version = perFile(file -> bigint(file.defaultRowCommitVersion()), PrimitiveType.LONG);
    add(materialized(scan.materializedRowId(), first + " + " + POSITION), ScanSql.ROW_ID);
    add(materialized(scan.materializedRowCommitVersion(), version), ScanSql.ROW_COMMIT_VERSION);
  }

  private String materialized(String column, String otherwise) {
    if (column == null) {
      return otherwise;
    }
    String read = read(new StructField(column, PrimitiveType.LONG, true), column);
    return "coalesce(" + read + ", " + otherwise + ")";
  }

  private static String bigint(Long value) {
    return value == null ? "CAST(NULL AS BIGINT)" : "CAST(" + value + " AS BIGINT)";
  }
}
