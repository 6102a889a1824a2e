package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.parquet.FileScan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/**
 * Looks at the bytes of variants before DuckDB takes them for values, by a function of our own:
 * anybody may have written a table's files.
 */
public final class VariantGuard {

  private static final String FUNCTION = "__lakewise_sound_variant";

  /** What is shorter can neither be nested deeply nor multiply to much. */
  private static final int SHORT = 64;

  private static final String REMEDY =
      ". Write its row anew with the program that made it, with fewer levels or as text, or leave"
          + " the column out of the query.";

  private static final Object LOCK = new Object();

  private VariantGuard() {}

  /** The variant of a struct of its bytes, in a file that {@code read_parquet} calls f. */
  static String variant(String struct) {
    String value = struct + ".\"value\"";
    String problem = problem(value);
    return "CASE WHEN octet_length("
        + value
        + ") <= "
        + SHORT
        + " OR "
        + problem
        + " IS NULL THEN variant_bytes_to_variant("
        + struct
        + ".\"metadata\" || "
        + value
        + ") ELSE error('The data file ' || f.filename || ' has a variant ' || "
        + problem
        + " || "
        + Literals.text(REMEDY)
        + ") END";
  }

  /** What is wrong with the bytes of a variant, as a clause about it; null if nothing is. */
  static String problem(String bytes) {
    return FUNCTION + "(to_base64(" + bytes + "))";
  }

  /** Makes the function known to a connection's instance if a scan needs it. */
  static void prepare(Connection connection, FileScan scan) {
    if (FileSchema.hasVariant(scan.schema())) {
      prepare(connection);
    }
  }

  /** Makes the function known to a connection's instance if a query calls it. */
  public static void prepare(Connection connection, String select) {
    if (select.contains(FUNCTION)) {
      prepare(connection);
    }
  }

  private static void prepare(Connection connection) {
    synchronized (LOCK) {
      if (!isKnown(connection)) {
        register(connection);
      }
    }
  }

  private static boolean isKnown(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT " + FUNCTION + "(NULL)");
      return true;
    } catch (SQLException unknown) {
      return false;
    }
  }

  private static void register(Connection connection) {
    try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
      function
          .withName(FUNCTION)
          .withParameter(DuckDBColumnType.VARCHAR)
          .withReturnType(DuckDBColumnType.VARCHAR)
          .withVectorizedFunction(VariantGuard::check)
          .register(connection);
    } catch (SQLException e) {
      throw ParquetErrors.failed("Preparing to read variants", e);
    }
  }

  /** What is wrong with each value; null if nothing is. */
  private static void check(DuckDBDataChunkReader values, DuckDBWritableVector problems) {
    DuckDBReadableVector bytes = values.vector(0);
    for (long row = 0; row < values.rowCount(); row++) {
      String problem = bytes.isNull(row) ? null : VariantDepth.problem(bytes.getString(row));
      if (problem == null) {
        problems.setNull(row);
      } else {
        problems.setString(row, problem);
      }
    }
  }
}
