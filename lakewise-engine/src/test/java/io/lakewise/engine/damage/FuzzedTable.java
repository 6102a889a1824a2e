package io.lakewise.engine.damage;

import io.lakewise.engine.TestLake;
import io.lakewise.table.kernel.Conformance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A sound table that is copied and damaged.
 *
 * @param name of it
 * @param folder of it
 * @param versions the rows of each version as texts, sorted; null for one that cannot be read
 * @param golden whether somebody else wrote it
 */
record FuzzedTable(String name, Path folder, List<List<String>> versions, boolean golden) {

  /** Golden tables of features that our own writer does not bring together. */
  private static final List<String> GOLDEN =
      List.of(
          "multi-part-checkpoint",
          "v2-checkpoint-parquet",
          "dv-partitioned-with-checkpoint",
          "dv-with-columnmapping",
          "only-checkpoint-files",
          "data-reader-array-complex-objects",
          "data-skipping-basic-stats-all-types-checkpoint",
          "parquet-all-types",
          "table-with-columnmapping-mode-id",
          "type-widening-nested",
          "log-replay-special-characters",
          "basic-with-inserts-overwrite-restore");

  /** Writes tables of several kinds into a lake's folder {@code open}. */
  static List<FuzzedTable> write(TestLake lake, Path root) {
    List<FuzzedTable> tables = new ArrayList<>();
    tables.add(write(lake, root, "plain", "", "'delta.checkpointInterval' = '4'"));
    tables.add(
        write(
            lake,
            root,
            "feed",
            "PARTITIONED BY (part)",
            "'delta.enableChangeDataFeed' = 'true', 'delta.checkpointInterval' = '5'"));
    tables.add(
        write(
            lake,
            root,
            "mapped",
            "",
            "'delta.columnMapping.mode' = 'name', 'delta.checkpointPolicy' = 'v2',"
                + " 'delta.enableInCommitTimestamps' = 'true', 'delta.checkpointInterval' = '3'"));
    tables.add(
        write(
            lake,
            root,
            "copied",
            "PARTITIONED BY (part)",
            "'delta.enableDeletionVectors' = 'false', 'delta.checkpointInterval' = '100'"));
    return tables;
  }

  private static FuzzedTable write(
      TestLake lake, Path root, String name, String layout, String properties) {
    lake.run(
        "CREATE TABLE "
            + name
            + " (id BIGINT, name STRING, part INT, amount DECIMAL(10,2), at TIMESTAMP) "
            + layout
            + " TBLPROPERTIES ("
            + properties
            + ") LOCATION 'open/"
            + name
            + "'");
    for (int batch = 0; batch < 3; batch++) {
      lake.run(
          "INSERT INTO "
              + name
              + " SELECT i, 'name ' || i, i % 3, i / 4, TIMESTAMPTZ '2024-01-01 00:00:00Z' +"
              + " INTERVAL (i) MINUTE FROM range("
              + batch * 40
              + ", "
              + (batch + 1) * 40
              + ") t(i)");
    }
    lake.run("DELETE FROM " + name + " WHERE id % 7 = 3");
    lake.run("UPDATE " + name + " SET name = 'changed' WHERE id BETWEEN 30 AND 50");
    lake.run("DELETE FROM " + name + " WHERE id > 100 AND id % 2 = 0");
    lake.run(
        "INSERT INTO " + name + " VALUES (1000, NULL, NULL, NULL, NULL), (1001, '', 1, 0, NULL)");
    return of(lake, name, root.resolve("open").resolve(name), false);
  }

  /** Copies the golden tables into a lake's folder {@code open}, if they are on this machine. */
  static List<FuzzedTable> golden(TestLake lake, Path root) {
    List<FuzzedTable> tables = new ArrayList<>();
    for (String name : GOLDEN) {
      Path folder = root.resolve("open").resolve(name);
      Conformance.golden(name)
          .filter(Files::isDirectory)
          .ifPresent(
              found -> {
                TableCopies.copy(found, folder);
                tables.add(of(lake, name, folder, true));
              });
    }
    return tables;
  }

  private static FuzzedTable of(TestLake lake, String name, Path folder, boolean golden) {
    List<List<String>> versions = new ArrayList<>();
    int last = 0;
    for (List<Object> version : lake.sql("DESCRIBE HISTORY delta.`" + folder + "`")) {
      last = Math.max(last, ((Number) version.get(0)).intValue());
    }
    for (int version = 0; version <= last; version++) {
      Ordeal ordeal = new Ordeal(lake, folder);
      versions.add(ordeal.run("SELECT * FROM %s VERSION AS OF " + version).rows());
    }
    return new FuzzedTable(name, folder, versions, golden);
  }
}
