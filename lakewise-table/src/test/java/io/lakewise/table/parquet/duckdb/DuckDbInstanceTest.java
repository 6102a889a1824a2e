package io.lakewise.table.parquet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbInstanceTest {

  @TempDir private Path folder;

  @Test
  void filesOutsideTheAllowedFoldersCannotBeTouched() throws Exception {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Path outside = Files.createDirectory(folder.resolve("inside2"));
    try (DuckDbInstance duckDb = DuckDbInstance.open(settings(inside));
        Connection connection = duckDb.connect()) {
      execute(connection, "COPY (SELECT 1) TO '" + inside.resolve("a.parquet") + "'");
      assertThat(inside.resolve("a.parquet")).exists();
      assertThatThrownBy(
              () ->
                  execute(connection, "COPY (SELECT 1) TO '" + outside.resolve("a.parquet") + "'"))
          .hasMessageContaining("disabled by configuration");
      assertThatThrownBy(() -> execute(connection, "FROM '" + inside + "/../inside2/b.parquet'"))
          .hasMessageContaining("disabled by configuration");
    }
  }

  @Test
  void onlyTheConnectionsOwnSettingsCanChange() throws Exception {
    try (DuckDbInstance duckDb = DuckDbInstance.open(settings(folder));
        Connection connection = duckDb.connect();
        Connection other = duckDb.connect()) {
      execute(connection, "SET TimeZone = 'Asia/Tokyo'");
      execute(connection, "SET disabled_optimizers = 'statistics_propagation'");
      assertThat(setting(other, "TimeZone")).isEqualTo("UTC");
      for (String locked :
          List.of("threads = 3", "enable_external_access = true", "memory_limit = '3GB'")) {
        assertThatThrownBy(() -> execute(connection, "SET " + locked))
            .hasMessageContaining("locked");
      }
    }
  }

  @Test
  void temporaryTablesBelongToOneConnection() throws Exception {
    try (DuckDbInstance duckDb = DuckDbInstance.open(settings(folder));
        Connection connection = duckDb.connect();
        Connection other = duckDb.connect()) {
      execute(connection, "CREATE TEMPORARY TABLE t AS SELECT 1");
      assertThatThrownBy(() -> execute(other, "FROM t")).hasMessageContaining("does not exist");
    }
  }

  private DuckDbSettings settings(Path allowed) {
    return new DuckDbSettings(1, "500MB", folder.resolve("spill"), List.of(allowed), Map.of());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_setting('" + name + "')")) {
      row.next();
      return row.getString(1);
    }
  }
}
