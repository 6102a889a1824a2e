package io.lakewise.bench.metadata;

import io.lakewise.bench.table.BenchTables;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.LogFiles;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotCheckpoints;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.TableEnvironment;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The log of a table of many files that are named and not there: rows by id and time in order,
 * cities and amounts anywhere. Made once and kept.
 */
final class ManyFiles {

  /** Rows of a file by what its statistics say. */
  static final int ROWS = 1000;

  /** The first row's time. */
  static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

  private static final int FILES_A_COMMIT = 50_000;
  private static final String NAME = "table";

  private final BenchTables tables;

  ManyFiles(BenchTables tables) {
    this.tables = tables;
  }

  /** The table's folder. */
  Path location() {
    return tables.location(NAME);
  }

  /**
   * Makes the log unless it is there.
   *
   * @return seconds that writing its checkpoint took, or a negative number if it was there
   */
  double prepare(int files) throws IOException {
    if (Files.exists(Path.of(LogFiles.lastCheckpoint(location().toString())))) {
      return -1;
    }
    tables.environment().store().deleteAll(location().toString());
    DeltaTable table = tables.table(NAME);
    table.create(metadata()).commit(Operation.of("CREATE TABLE"), null);
    for (int first = 0; first < files; first += FILES_A_COMMIT) {
      Transaction transaction = table.begin();
      for (int file = first; file < Math.min(files, first + FILES_A_COMMIT); file++) {
        transaction.add(file(file));
      }
      transaction.commit(Operation.of("WRITE"), null);
    }
    return checkpoint(table.snapshot());
  }

  private double checkpoint(Snapshot snapshot) {
    TableEnvironment environment = tables.environment();
    long start = System.nanoTime();
    new SnapshotCheckpoints(
            environment.store(),
            environment.checkpoints(),
            environment.staging(),
            environment.ids(),
            environment.clock())
        .write(snapshot);
    return (System.nanoTime() - start) / 1e9;
  }

  private static Metadata metadata() {
    StructType schema =
        new StructType(
            List.of(
                new StructField("id", PrimitiveType.LONG, true),
                new StructField("event_time", PrimitiveType.TIMESTAMP, true),
                new StructField("city", PrimitiveType.STRING, true),
                new StructField("amount", PrimitiveType.DOUBLE, true),
                new StructField("quantity", PrimitiveType.INTEGER, true)));
    return Metadata.of(
        UUID.randomUUID().toString(),
        schema,
        List.of(),
        Map.of("delta.checkpointInterval", "1000000"),
        BEGIN.toEpochMilli());
  }

  /** A file of which only the log knows. */
  static AddFile file(int number) {
    long low = (long) number * ROWS;
    long high = low + ROWS - 1;
    long mixed = number * 0x9E3779B97F4A7C15L;
    double amount = (mixed >>> 40) / 100.0;
    String statistics =
        String.format(
            Locale.ROOT,
            "{\"numRecords\":%d,\"minValues\":{\"id\":%d,\"event_time\":\"%s\",\"city\":\"city-%05d\","
                + "\"amount\":%s,\"quantity\":%d},\"maxValues\":{\"id\":%d,\"event_time\":\"%s\","
                + "\"city\":\"city-%05d\",\"amount\":%s,\"quantity\":%d},\"nullCount\":{\"id\":0,"
                + "\"event_time\":0,\"city\":%d,\"amount\":0,\"quantity\":0},\"tightBounds\":true}",
            ROWS,
            low,
            time(low),
            Math.floorMod(mixed >>> 20, 50_000),
            amount,
            Math.floorMod(mixed >>> 8, 50),
            high,
            time(high),
            50_000 + Math.floorMod(mixed >>> 24, 40_000),
            amount + 1000.5,
            50 + number % 50,
            number % 3);
    return new AddFile(
        "part-00000-" + new UUID(mixed, number) + ".c000.snappy.parquet",
        Map.of(),
        50_000 + number % 1000,
        BEGIN.toEpochMilli() + number,
        true,
        statistics,
        null,
        null,
        null,
        null,
        null);
  }

  private static String time(long row) {
    return BEGIN.plusMillis(row * 100).toString();
  }
}
