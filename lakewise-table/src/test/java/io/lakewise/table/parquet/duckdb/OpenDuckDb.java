package io.lakewise.table.parquet.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a folder and a connection of their own. */
abstract class OpenDuckDb {

  @TempDir Path folder;
  DuckDbInstance duckDb;
  Connection connection;

  @BeforeEach
  void open() {
    duckDb = DuckDbInstance.open(new DuckDbSettings(2, "1GB", folder.resolve("spill")));
    connection = duckDb.connect();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    duckDb.close();
  }
}
