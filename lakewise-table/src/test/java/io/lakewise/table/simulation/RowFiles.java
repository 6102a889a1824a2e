package io.lakewise.table.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.parquet.Parquet;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Data files of whole numbers and texts that hold only the name of their content, which is kept in
 * memory: what Parquet files do, without what they cost.
 */
public class RowFiles implements Parquet {

  private final Supplier<UUID> ids;
  private final Map<String, List<Map<String, Object>>> contents = new HashMap<>();

  /** No files. */
  public RowFiles(Supplier<UUID> ids) {
    this.ids = ids;
  }

  @Override
  public List<WrittenFile> write(Path folder, Metadata table, Iterator<List<Object>> rows) {
    Map<Map<String, String>, List<Map<String, Object>>> parts = new LinkedHashMap<>();
    while (rows.hasNext()) {
      List<Object> row = rows.next();
      Map<String, String> partition = new LinkedHashMap<>();
      Map<String, Object> stored = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        StructField field = table.schema().fields().get(i);
        String name = ColumnMappings.physicalName(table, field);
        if (table.partitionColumns().contains(field.name())) {
          partition.put(name, row.get(i) == null ? null : row.get(i).toString());
        } else {
          stored.put(name, row.get(i));
        }
      }
      parts.computeIfAbsent(partition, key -> new ArrayList<>()).add(stored);
    }
    List<WrittenFile> files = new ArrayList<>();
    parts.forEach((partition, part) -> files.add(write(folder, partition, part)));
    return files;
  }

  @Override
  public List<WrittenFile> rewrite(Path folder, Metadata table, FileScan scan) {
    List<List<Object>> rows = new ArrayList<>();
    for (int file = 0; file < scan.files().size(); file++) {
      read(scan, file, table.schema().names(), Predicate.ALWAYS, false, rows);
    }
    return write(folder, table, rows.iterator());
  }

  private WrittenFile write(
      Path folder, Map<String, String> partition, List<Map<String, Object>> rows) {
    String id = ids.get().toString();
    contents.put(id, rows);
    Path file = folder.resolve(id + ".parquet");
    byte[] bytes = (id + " ".repeat(8 * rows.size())).getBytes(UTF_8);
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String statistics = RowStatistics.of(rows);
    return new WrittenFile(file.toString(), rows.size(), bytes.length, partition, statistics, null);
  }

  @Override
  public RowStream read(FileScan scan, List<String> columns, Predicate filter, boolean positions) {
    List<List<Object>> rows = new ArrayList<>();
    for (int file = 0; file < scan.files().size(); file++) {
      read(scan, file, columns, filter, positions, rows);
    }
    Iterator<List<Object>> all = rows.iterator();
    return new RowStream() {
      @Override
      public List<Object> next() {
        return all.hasNext() ? all.next() : null;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<Long> rowCounts(FileScan scan) {
    return scan.files().stream().map(file -> (long) content(file.localPath()).size()).toList();
  }

  private void read(
      FileScan scan,
      int index,
      List<String> columns,
      Predicate filter,
      boolean positions,
      List<List<Object>> into) {
    ScanFile file = scan.files().get(index);
    DeletedRows deleted = deleted(file);
    List<Map<String, Object>> stored = content(file.localPath());
    DeletedRows only =
        file.onlyRows() == null
            ? DeletedRows.upTo(stored.size())
            : DeletedRows.fromBytes(file.onlyRows());
    for (int position = 0; position < stored.size(); position++) {
      if (deleted.contains(position) || !only.contains(position)) {
        continue;
      }
      Map<String, Object> row = logical(scan, file, stored.get(position));
      if (Boolean.TRUE.equals(RowCondition.test(filter, row))) {
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        if (positions) {
          values.add((long) index);
          values.add((long) position);
        }
        into.add(values);
      }
    }
  }

  /** What a scan leaves out of a file. */
  protected DeletedRows deleted(ScanFile file) {
    return file.deletedRows() == null
        ? DeletedRows.NONE
        : DeletedRows.fromBytes(file.deletedRows());
  }

  private static Map<String, Object> logical(
      FileScan scan, ScanFile file, Map<String, Object> stored) {
    Map<String, Object> row = new HashMap<>();
    for (StructField field : scan.schema().fields()) {
      Object mapped = field.metadata().get(ColumnMappings.PHYSICAL_NAME);
      String name =
          scan.mapping() == Mapping.NONE || mapped == null ? field.name() : mapped.toString();
      if (scan.partitionColumns().contains(field.name())) {
        String value = file.partitionValues().get(name);
        boolean whole = field.type() == PrimitiveType.LONG;
        row.put(field.name(), value == null || !whole ? value : (Object) Long.valueOf(value));
      } else {
        row.put(field.name(), stored.get(name));
      }
    }
    return row;
  }

  /** The rows of a file as it was written. */
  public List<Map<String, Object>> content(String localPath) {
    String text;
    try {
      text = Files.readString(Path.of(localPath)).strip();
    } catch (IOException e) {
      throw new LakewiseException(Code.RESOURCE, "The data file " + localPath + " is gone.", e);
    }
    List<Map<String, Object>> rows = contents.get(text);
    if (rows == null) {
      throw new LakewiseException(Code.INTERNAL, localPath + " is not a data file: " + text, null);
    }
    return rows;
  }

  @Override
  public void close() {}
}
