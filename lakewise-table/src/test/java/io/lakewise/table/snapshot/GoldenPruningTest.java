package io.lakewise.table.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.kernel.Conformance;
import io.lakewise.table.kernel.KernelReader;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.parquet.duckdb.DuckDbCheckpointFiles;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbParquet;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.scan.TableRows;
import io.lakewise.table.storage.LocalStore;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which files of golden tables a condition leaves: none with a matching row is missed, and none is
 * kept that Kernel leaves out.
 */
class GoldenPruningTest {

  private static final List<String> TABLES =
      List.of(
          "data-skipping-basic-stats-all-types",
          "data-skipping-basic-stats-all-types-checkpoint",
          "data-skipping-basic-stats-all-types-columnmapping-id",
          "data-skipping-basic-stats-all-types-columnmapping-name",
          "data-skipping-change-stats-collected-across-versions",
          "data-skipping-partition-and-data-column",
          "basic-decimal-table",
          "basic-with-inserts-updates",
          "data-reader-partition-values",
          "hive/deltatbl-partition-prune",
          "dv-with-columnmapping",
          "snapshot-data3",
          "time-travel-partition-changes-b",
          "type-widening");

  private static DuckDbInstance duckDb;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    duckDb = DuckDbInstance.open(new DuckDbSettings(1, "500MB", temporary));
  }

  @AfterAll
  static void stop() {
    duckDb.close();
  }

  @TestFactory
  Stream<DynamicTest> keepsWhatMatchesAndNoMoreThanKernel() {
    return TABLES.stream()
        .filter(name -> Conformance.golden(name).filter(Files::isDirectory).isPresent())
        .map(name -> DynamicTest.dynamicTest(name, () -> compare(name)));
  }

  private static void compare(String name) {
    Path table = Conformance.golden(name).orElseThrow();
    LocalStore store = new LocalStore(List.of(table), UUID::randomUUID);
    Snapshot snapshot =
        new SnapshotLoader(store, new DuckDbCheckpointFiles(duckDb)).latest(table.toString());
    KernelReader kernel = KernelReader.of(table);
    TableRows rows = new TableRows(store);
    int compared = 0;
    for (StructField field : snapshot.schema().fields()) {
      for (Compared each : conditions(snapshot, rows, field)) {
        Set<String> ours = paths(snapshot, snapshot.files().select(each.ours).files());
        if (isExact(field.type())) {
          assertThat(ours).as("%s: more than Kernel", each).isSubsetOf(kernelFiles(kernel, each));
        }
        assertThat(ours).as("%s: too few", each).containsAll(matching(snapshot, rows, each.ours));
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  /** Kernel forgets that NaN is above all bounds, and that JSON numbers may be rounded decimals. */
  private static boolean isExact(DataType type) {
    return type != PrimitiveType.DOUBLE && !(type instanceof DecimalType);
  }

  /** A condition as we and as Kernel spell it. */
  private record Compared(Predicate ours, io.delta.kernel.expressions.Predicate kernel) {
    @Override
    public String toString() {
      return kernel.toString();
    }
  }

  private static Set<String> kernelFiles(KernelReader kernel, Compared condition) {
    Set<String> files = new TreeSet<>();
    kernel.files(condition.kernel).forEach(path -> files.add(plain(path)));
    return files;
  }

  private static String plain(String path) {
    return path.startsWith("file:")
        ? DataPaths.canonical(path).replaceFirst("^file:/*", "/")
        : path;
  }

  private static Set<String> paths(Snapshot snapshot, List<AddFile> files) {
    Set<String> paths = new TreeSet<>();
    files.forEach(file -> paths.add(DataPaths.resolve(snapshot.location(), file.path())));
    return paths;
  }

  private static Set<String> matching(Snapshot snapshot, TableRows rows, Predicate condition) {
    Set<String> matching = new TreeSet<>();
    for (AddFile file : snapshot.files().all()) {
      FileScan scan = rows.scanFiles(snapshot, List.of(file));
      try (RowStream found = new DuckDbParquet(duckDb).read(scan, List.of(), condition, true)) {
        if (found.next() != null) {
          matching.addAll(paths(snapshot, List.of(file)));
        }
      }
    }
    return matching;
  }

  private static List<Compared> conditions(Snapshot snapshot, TableRows rows, StructField field) {
    List<Compared> conditions = new ArrayList<>();
    var column = new io.delta.kernel.expressions.Column(field.name());
    Column ours = Column.of(field.name());
    for (Object value : values(snapshot, rows, field)) {
      Literal literal = new Literal(field.type(), literal(value));
      for (Operator operator :
          List.of(
              Operator.EQUAL,
              Operator.LESS,
              Operator.LESS_OR_EQUAL,
              Operator.GREATER,
              Operator.GREATER_OR_EQUAL)) {
        conditions.add(
            new Compared(
                new Predicate.Comparison(ours, operator, literal),
                new io.delta.kernel.expressions.Predicate(
                    sign(operator), column, kernelLiteral(value, field))));
      }
    }
    if (!conditions.isEmpty()) {
      conditions.add(
          new Compared(
              new Predicate.IsNull(ours),
              new io.delta.kernel.expressions.Predicate("IS_NULL", List.of(column))));
      conditions.add(
          new Compared(
              new Predicate.IsNotNull(ours),
              new io.delta.kernel.expressions.Predicate("IS_NOT_NULL", List.of(column))));
    }
    return conditions;
  }

  private static String sign(Operator operator) {
    return switch (operator) {
      case EQUAL -> "=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
      case NOT_EQUAL, NOT_DISTINCT, DISTINCT -> throw new AssertionError(operator);
    };
  }

  /** Some values of a column and their neighbours. */
  private static Set<Object> values(Snapshot snapshot, TableRows rows, StructField field) {
    Set<Object> values = new LinkedHashSet<>();
    FileScan scan = rows.scanFiles(snapshot, snapshot.files().all());
    try (RowStream found =
        new DuckDbParquet(duckDb).read(scan, List.of(field.name()), Predicate.ALWAYS, false)) {
      for (List<Object> row = found.next(); row != null && values.size() < 12; row = found.next()) {
        Object value = row.get(0);
        if (value instanceof Integer number) {
          values.addAll(List.of(number - 1, number, number + 1));
        } else if (value instanceof Long number) {
          values.addAll(List.of(number - 1, number, number + 1));
        } else if (value instanceof Double number) {
          values.addAll(List.of(number - 0.5, number, number + 0.5));
        } else if (value instanceof String text) {
          values.addAll(List.of("", text, text + "a"));
        } else if (value instanceof LocalDate day) {
          values.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
        } else if (value instanceof Instant time) {
          values.addAll(List.of(time.minusMillis(2), time, time.plusMillis(2)));
        } else if (value instanceof BigDecimal number) {
          values.add(number);
        }
      }
    }
    return values;
  }

  private static Object literal(Object value) {
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof LocalDate day) {
      return day.toEpochDay();
    }
    return value instanceof Instant time ? (Object) micros(time) : value;
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static io.delta.kernel.expressions.Literal kernelLiteral(
      Object value, StructField field) {
    if (value instanceof Integer number) {
      return io.delta.kernel.expressions.Literal.ofInt(number);
    }
    if (value instanceof Long number) {
      return io.delta.kernel.expressions.Literal.ofLong(number);
    }
    if (value instanceof Double number) {
      return io.delta.kernel.expressions.Literal.ofDouble(number);
    }
    if (value instanceof String text) {
      return io.delta.kernel.expressions.Literal.ofString(text);
    }
    if (value instanceof LocalDate day) {
      return io.delta.kernel.expressions.Literal.ofDate((int) day.toEpochDay());
    }
    if (value instanceof Instant time) {
      return io.delta.kernel.expressions.Literal.ofTimestamp(micros(time));
    }
    DecimalType type = (DecimalType) field.type();
    return io.delta.kernel.expressions.Literal.ofDecimal(
        (BigDecimal) value, type.precision(), type.scale());
  }
}
