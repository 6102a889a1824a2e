package io.lakewise.table.kernel;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;

/**
 * A table as Delta Kernel reads it: schema, rows, files. Row values are those of {@link
 * io.lakewise.table.parquet.RowStream}.
 */
public final class KernelReader {

  private final Engine engine = DefaultEngine.create(new Configuration());
  private final Table table;

  private KernelReader(Path location) {
    this.table = Table.forPath(engine, location.toAbsolutePath().toString());
  }

  /** The table in a folder. */
  public static KernelReader of(Path location) {
    return new KernelReader(location);
  }

  /** Its latest version. */
  public long latestVersion() {
    return table.getLatestSnapshot(engine).getVersion();
  }

  /** The version that was the latest at a time in milliseconds since the epoch. */
  public long versionAt(long timestamp) {
    return table.getSnapshotAsOfTimestamp(engine, timestamp).getVersion();
  }

  /** The time of a version, milliseconds since the epoch. */
  public long timestamp(long version) {
    return at(version).getTimestamp(engine);
  }

  /** The schema of the latest version. */
  public StructType schema() {
    return table.getLatestSnapshot(engine).getSchema();
  }

  /** The schema of a version. */
  public StructType schema(long version) {
    return at(version).getSchema();
  }

  /** The table properties of the latest version. */
  public Map<String, String> properties() {
    return table.getLatestSnapshot(engine).getTableProperties();
  }

  /** The configuration of a domain in the latest version. */
  public Optional<String> domain(String name) {
    return table.getLatestSnapshot(engine).getDomainMetadata(name);
  }

  /** The progress of an application in the latest version. */
  public Optional<Long> transaction(String applicationId) {
    return table.getLatestSnapshot(engine).getLatestTransactionVersion(engine, applicationId);
  }

  /** Has Kernel write a classic checkpoint of a version. */
  public void checkpoint(long version) {
    try {
      table.checkpoint(engine, version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of the latest version, in the order of its files. */
  public List<List<Object>> rows() {
    return rows(table.getLatestSnapshot(engine));
  }

  /** The rows of a version, in the order of its files. */
  public List<List<Object>> rows(long version) {
    return rows(at(version));
  }

  /** The live files of the latest version: absolute path to size. */
  public Map<String, Long> files() {
    return files(table.getLatestSnapshot(engine));
  }

  /** The live files of a version: absolute path to size. */
  public Map<String, Long> files(long version) {
    return files(at(version));
  }

  /** The live files of the latest version that may hold a row for which a predicate is true. */
  public Set<String> files(io.delta.kernel.expressions.Predicate predicate) {
    Set<String> files = new TreeSet<>();
    Snapshot snapshot = table.getLatestSnapshot(engine);
    for (Row file : scanFiles(snapshot.getScanBuilder().withFilter(predicate).build())) {
      files.add(InternalScanFileUtils.getAddFileStatus(file).getPath());
    }
    return files;
  }

  private Snapshot at(long version) {
    return table.getSnapshotAsOfVersion(engine, version);
  }

  private Map<String, Long> files(Snapshot snapshot) {
    Map<String, Long> files = new TreeMap<>();
    for (Row file : scanFiles(snapshot.getScanBuilder().build())) {
      FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
      files.put(status.getPath(), status.getSize());
    }
    return files;
  }

  private List<Row> scanFiles(Scan scan) {
    List<Row> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          rows.forEachRemaining(files::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private List<List<Object>> rows(Snapshot snapshot) {
    Scan scan = snapshot.getScanBuilder().build();
    Row state = scan.getScanState(engine);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    List<List<Object>> rows = new ArrayList<>();
    for (Row file : scanFiles(scan)) {
      try {
        CloseableIterator<FileStatus> statuses =
            io.delta.kernel.internal.util.Utils.singletonCloseableIterator(
                InternalScanFileUtils.getAddFileStatus(file));
        CloseableIterator<ColumnarBatch> data =
            engine
                .getParquetHandler()
                .readParquetFiles(statuses, physical, Optional.empty())
                .map(result -> result.getData());
        try (CloseableIterator<FilteredColumnarBatch> batches =
            Scan.transformPhysicalData(engine, state, file, data)) {
          batches.forEachRemaining(batch -> append(batch, snapshot.getSchema(), rows));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rows;
  }

  private static void append(
      FilteredColumnarBatch batch, StructType schema, List<List<Object>> rows) {
    ColumnarBatch data = batch.getData();
    Optional<ColumnVector> selection = batch.getSelectionVector();
    for (int row = 0; row < data.getSize(); row++) {
      if (selection.isPresent()
          && (selection.get().isNullAt(row) || !selection.get().getBoolean(row))) {
        continue;
      }
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < schema.length(); column++) {
        values.add(
            KernelValues.value(data.getColumnVector(column), row, schema.at(column).getDataType()));
      }
      rows.add(values);
    }
  }
}
