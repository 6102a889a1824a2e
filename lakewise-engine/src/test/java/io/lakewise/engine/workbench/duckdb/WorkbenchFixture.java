package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A workbench over a folder of its own, and Parquet files in it. */
final class WorkbenchFixture implements AutoCloseable {

  static final WorkLimits UTC = new WorkLimits("UTC", 0);

  final Path data;
  final Path staging;
  final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  final EmbeddedWorkbench workbench;

  WorkbenchFixture(Path folder) {
    this(folder, 1L << 30);
  }

  WorkbenchFixture(Path folder, long memoryBytes) {
    this(folder, memoryBytes, false);
  }

  WorkbenchFixture(Path folder, long memoryBytes, boolean profiles) {
    this(folder, memoryBytes, profiles, 0);
  }

  WorkbenchFixture(Path folder, long memoryBytes, boolean profiles, long warm) {
    data = folder.resolve("data");
    staging = folder.resolve("staging");
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    workbench =
        new EmbeddedWorkbench(
            new WorkbenchConfiguration(
                2,
                memoryBytes,
                staging,
                folder.resolve("spill"),
                List.of(data),
                profiles ? Optional.of(() -> 0L) : Optional.empty(),
                warm),
            timer);
  }

  WorkSession open() {
    return workbench.open(UTC);
  }

  /** Writes a query's rows into a file of the data folder. */
  ScanFile file(String name, String select) {
    Path file = data.resolve(name);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
      return new ScanFile(file.toString(), Files.size(file), Map.of(), null, null, null);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static BoundTable table(String name, StructType schema, ScanFile... files) {
    return new BoundTable(
        name, new FileScan(schema, List.of(), FileScan.Mapping.NONE, List.of(files)), false, false);
  }

  static List<List<Object>> rows(WorkResult result) {
    List<List<Object>> rows = new ArrayList<>();
    try (result) {
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  public void close() {
    workbench.close();
    timer.shutdownNow();
  }
}
