package io.lakewise.bench.tpch;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.parquet.duckdb.DuckDbCheckpointFiles;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbParquet;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotLoader;
import io.lakewise.table.storage.LocalStore;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A lake with the eight tables, made once and kept. */
public final class TpchLake {

  private final Path root;
  private final Session session;

  /** A lake in {@code root}, whose statements run in {@code session}. */
  public TpchLake(Path root, Session session) {
    this.root = root;
    this.session = session;
  }

  /** Makes the data and the tables that are missing. */
  public void prepare(double scale) throws IOException {
    Path files = root.resolve("files").resolve("tpch");
    DuckDbSettings settings = new DuckDbSettings(2, "2GB", root.resolve("_lakewise/spill"));
    try (DuckDbParquet parquet = new DuckDbParquet(DuckDbInstance.open(settings))) {
      TpchData data = new TpchData(parquet, scale);
      for (TpchTable<?> table : TpchTable.getTables()) {
        data.write(table, files);
        rows(
            "CREATE TABLE IF NOT EXISTS "
                + table.getTableName()
                + " AS SELECT * FROM read_parquet('tpch/"
                + table.getTableName()
                + "/*.parquet')");
      }
    }
  }

  /** Where each table lies. */
  Map<String, String> locations() {
    Map<String, String> locations = new LinkedHashMap<>();
    for (TpchTable<?> table : TpchTable.getTables()) {
      locations.put(
          table.getTableName(),
          rows("SELECT location FROM (DESCRIBE DETAIL " + table.getTableName() + ")")
              .get(0)
              .get(0));
    }
    return locations;
  }

  /** The data files of each table's newest version. */
  public Map<String, List<Path>> files() throws IOException {
    LocalStore store = new LocalStore(List.of(root.toRealPath()), UUID::randomUUID);
    Map<String, List<Path>> files = new LinkedHashMap<>();
    DuckDbSettings settings = new DuckDbSettings(1, "1GB", root.resolve("_lakewise/spill"));
    try (DuckDbInstance duckDb = DuckDbInstance.open(settings)) {
      SnapshotLoader loader = new SnapshotLoader(store, new DuckDbCheckpointFiles(duckDb));
      for (Map.Entry<String, String> table : locations().entrySet()) {
        Snapshot snapshot = loader.latest(table.getValue());
        List<Path> paths = new ArrayList<>();
        for (AddFile file : snapshot.files().all()) {
          paths.add(store.localPath(DataPaths.resolve(table.getValue(), file.path())));
        }
        files.put(table.getKey(), paths);
      }
    }
    return files;
  }

  /** The rows of a statement, each value as text. */
  List<List<String>> rows(String statement) {
    try (Result result = session.execute(statement)) {
      List<List<String>> all = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        all.add(row.stream().map(Text::of).toList());
      }
      return all;
    }
  }
}
