package io.lakewise.engine.workbench.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies behind the gate, should anything ever pass it. */
class LockedInstanceTest {

  /** Those of a connection; where names are looked for (USE) is not locked with the others. */
  private static final Set<String> OPEN =
      Set.of(
          "schema",
          "search_path",
          "timezone",
          "disabled_optimizers",
          "max_execution_time",
          "enable_optimizer",
          "enable_progress_bar",
          "enable_progress_bar_print",
          "enable_profiling",
          "profiling_coverage",
          "tracked_metrics");

  @TempDir private Path folder;
  private Instances instances;
  private DuckDBConnection connection;
  private Path outside;

  @BeforeEach
  void open() throws Exception {
    Path root = folder.toRealPath();
    Path lake = Files.createDirectories(root.resolve("lake"));
    outside = Files.createDirectories(root.resolve("outside"));
    Files.writeString(outside.resolve("canary.csv"), "a\ncanary\n");
    instances =
        new Instances(
            new WorkbenchConfiguration(
                1, 1L << 28, lake.resolve("staging"), lake.resolve("spill"), List.of(lake)));
    connection = instances.of(Instances.Purpose.EXECUTING).take("UTC");
  }

  @AfterEach
  void close() {
    PooledInstance.discard(connection);
    instances.close();
  }

  @Test
  void noSettingCanBeChangedButThoseOfAConnection() throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, value FROM duckdb_settings()")) {
      while (rows.next()) {
        settings.put(rows.getString(1), rows.getString(2));
      }
    }
    assertThat(settings).hasSizeGreaterThan(50);
    Set<String> changed = new TreeSet<>();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      for (String scope : List.of("", "GLOBAL ")) {
        String value = setting.getValue() == null ? "" : setting.getValue().replace("'", "''");
        try {
          run("SET " + scope + setting.getKey() + " = '" + value + "'");
          changed.add(setting.getKey().toLowerCase(java.util.Locale.ROOT));
        } catch (SQLException locked) {
          assertThat(locked.getMessage()).as(setting.getKey()).isNotBlank();
        }
      }
    }
    assertThat(OPEN).containsAll(changed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM read_csv('%s/canary.csv')",
        "FROM read_text('%s/canary.csv')",
        "FROM '%s/canary.csv'",
        "COPY (SELECT 1) TO '%s/new.csv'",
        "ATTACH '%s/new.db'",
        "EXPORT DATABASE '%s/new'",
        "INSTALL httpfs",
        "LOAD '%s/x.duckdb_extension'",
        "CREATE PERSISTENT SECRET s (TYPE s3)",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "RESET lock_configuration"
      })
  void nothingOutsideIsInReach(String statement) throws Exception {
    assertThatThrownBy(() -> run(statement.formatted(outside))).isInstanceOf(SQLException.class);
    try (var found = Files.list(outside)) {
      assertThat(found).containsExactly(outside.resolve("canary.csv"));
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
