package io.lakewise.engine.workbench.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancesTest {

  @Test
  void onlyTheExecutingInstanceHasThreadsOfItsOwn(@TempDir Path folder) throws Exception {
    WorkbenchConfiguration configuration =
        new WorkbenchConfiguration(
            3, 1L << 28, folder.resolve("staging"), folder.resolve("spill"), List.of(folder));
    Instances instances = new Instances(configuration);
    try {
      assertThat(threads(instances, Instances.Purpose.EXECUTING)).isEqualTo(3);
      assertThat(threads(instances, Instances.Purpose.PLANNING)).isEqualTo(1);
    } finally {
      instances.close();
    }
  }

  private static int threads(Instances instances, Instances.Purpose purpose) throws Exception {
    DuckDBConnection connection = instances.of(purpose).take("UTC");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_setting('threads')::INT")) {
      row.next();
      return row.getInt(1);
    } finally {
      PooledInstance.discard(connection);
    }
  }
}
