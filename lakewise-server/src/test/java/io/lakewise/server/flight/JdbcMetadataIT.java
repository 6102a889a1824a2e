package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DBeaver, DataGrip and their like ask of a database before they show its tree. */
class JdbcMetadataIT {

  @TempDir static Path folder;
  private static FlightFixture server;
  private static Connection connection;
  private static DatabaseMetaData metadata;

  @BeforeAll
  static void start() throws SQLException {
    server = new FlightFixture(folder.resolve("lake"), 0);
    connection = server.connection();
    metadata = connection.getMetaData();
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("create schema sales");
      statement.executeUpdate(
          "create table sales.orders (id bigint not null, price decimal(10,2), day date,"
              + " tags array<string>)");
      statement.executeUpdate("create table sales.other (id int)");
      statement.executeUpdate("create view sales.cheap as select id from sales.orders");
    }
  }

  /** The driver loses a buffer when it filters columns by name, and says so when it is closed. */
  @AfterAll
  static void stop() {
    try {
      connection.close();
    } catch (SQLException lostBuffer) {
      assertThat(lostBuffer.getMessage()).contains("leaked");
    }
    server.close();
  }

  private static List<List<Object>> rows(ResultSet result, String... columns) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (result) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (String column : columns) {
          row.add(result.getObject(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void theTreeOfCatalogsSchemasTablesAndColumns() throws SQLException {
    assertThat(rows(metadata.getCatalogs(), "TABLE_CAT")).contains(List.of("main"));
    assertThat(rows(metadata.getSchemas("main", null), "TABLE_SCHEM", "TABLE_CATALOG"))
        .contains(List.of("default", "main"), List.of("sales", "main"));
    assertThat(rows(metadata.getTableTypes(), "TABLE_TYPE"))
        .containsExactly(List.of("TABLE"), List.of("VIEW"));
    assertThat(names("main", "sales", "%", "TABLE", "VIEW"))
        .containsExactly("orders", "other", "cheap");
    assertThat(names(null, "sal%", "o_ders", "TABLE")).containsExactly("orders");
    assertThat(names("main", "sales", "%", "VIEW")).containsExactly("cheap");
    assertThat(names("main", "sales", "%", "SYNONYM")).isEmpty();
    assertThat(names("nowhere", null, "%")).isEmpty();
    assertThat(
            rows(
                metadata.getColumns("main", "sales", "orders", "%"),
                "COLUMN_NAME",
                "TYPE_NAME",
                "ORDINAL_POSITION"))
        .containsExactly(
            List.of("id", "BIGINT", 1),
            List.of("price", "DECIMAL", 2),
            List.of("day", "DATE", 3),
            List.of("tags", "ARRAY", 4));
    assertThat(rows(metadata.getColumns("main", "sales", "orders", "pr%"), "COLUMN_NAME"))
        .containsExactly(List.of("price"));
  }

  /** The driver says that names are stored so, and Spring's SimpleJdbcInsert believes it. */
  @Test
  void namesInCapitalsAreFound() throws SQLException {
    assertThat(metadata.storesUpperCaseIdentifiers()).isTrue();
    assertThat(rows(metadata.getSchemas("MAIN", "SALES"), "TABLE_SCHEM"))
        .containsExactly(List.of("sales"));
    assertThat(names("MAIN", "SALES", "ORDERS")).containsExactly("orders");
    assertThat(rows(metadata.getColumns("MAIN", "SALES", "OTHER", null), "COLUMN_NAME"))
        .containsExactly(List.of("id"));
  }

  private static List<Object> names(String catalog, String schema, String table, String... types)
      throws SQLException {
    return rows(
            metadata.getTables(catalog, schema, table, types.length == 0 ? null : types),
            "TABLE_NAME")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  @Test
  void whatThereIsNotIsAnsweredWithNoRows() throws SQLException {
    assertThat(rows(metadata.getIndexInfo("main", "sales", "orders", false, true))).isEmpty();
    assertThat(rows(metadata.getFunctions(null, null, "%"))).isEmpty();
    assertThat(rows(metadata.getProcedures(null, null, "%"))).isEmpty();
    assertThat(rows(metadata.getUDTs(null, null, "%", null))).isEmpty();
    assertThat(rows(metadata.getVersionColumns("main", "sales", "orders"))).isEmpty();
    assertThat(rows(metadata.getBestRowIdentifier("main", "sales", "orders", 0, true))).isEmpty();
  }

  @Test
  void keysAreThoseOfTheTable() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("create schema keyed");
      statement.executeUpdate(
          "create table keyed.shops (land string, number int, constraint shops_key primary key"
              + " (number, land))");
      statement.executeUpdate(
          "create table keyed.sales (id bigint primary key, shop_land string, shop int,"
              + " foreign key (shop_land, shop) references keyed.shops (land, number))");
    }
    assertThat(
            rows(
                metadata.getPrimaryKeys("main", "keyed", "shops"),
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "KEY_SEQ",
                "PK_NAME"))
        .hasToString(
            "[[main, keyed, shops, land, 2, shops_key], [main, keyed, shops, number, 1, shops_key]]");
    assertThat(rows(metadata.getPrimaryKeys("MAIN", "KEYED", "SHOPS"), "PK_NAME")).hasSize(2);
    assertThat(rows(metadata.getPrimaryKeys("main", "sales", "orders"))).isEmpty();
    String[] columns = {
      "PKTABLE_NAME",
      "PKCOLUMN_NAME",
      "FKTABLE_SCHEM",
      "FKTABLE_NAME",
      "FKCOLUMN_NAME",
      "KEY_SEQ",
      "UPDATE_RULE",
      "DELETE_RULE",
      "FK_NAME",
      "PK_NAME"
    };
    String expected =
        "[[shops, number, keyed, sales, shop, 1, 3, 3, sales_shop_land_shop_fk, shops_key],"
            + " [shops, land, keyed, sales, shop_land, 2, 3, 3, sales_shop_land_shop_fk, shops_key]]";
    assertThat(rows(metadata.getImportedKeys("main", "keyed", "sales"), columns))
        .hasToString(expected);
    assertThat(rows(metadata.getExportedKeys("main", "keyed", "shops"), columns))
        .hasToString(expected);
    assertThat(
            rows(
                metadata.getCrossReference("main", "keyed", "shops", "main", "keyed", "sales"),
                columns))
        .hasToString(expected);
    assertThat(rows(metadata.getCrossReference("main", "keyed", "sales", "main", "keyed", "shops")))
        .isEmpty();
    assertThat(rows(metadata.getImportedKeys("main", "keyed", "shops"))).isEmpty();
    assertThat(rows(metadata.getExportedKeys("main", "keyed", "sales"))).isEmpty();
  }

  /** None may fail: a tool that asks would show nothing at all. */
  @Test
  void everyQuestionWithoutArgumentsIsAnswered() throws Exception {
    List<String> failed = new ArrayList<>();
    int asked = 0;
    for (Method method : DatabaseMetaData.class.getMethods()) {
      if (method.getParameterCount() == 0) {
        asked++;
        try {
          method.invoke(metadata);
        } catch (java.lang.reflect.InvocationTargetException e) {
          failed.add(method.getName() + ": " + e.getCause());
        }
      }
    }
    assertThat(asked).isGreaterThan(100);
    assertThat(failed).isEmpty();
    assertThat(metadata.getDatabaseProductName()).isEqualTo("Lakewise");
    assertThat(metadata.supportsTransactions()).isFalse();
    assertThat(metadata.getIdentifierQuoteString()).isEqualTo("`");
  }

  @Test
  void rowsWithoutAValueComeLastAsIsSaid() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select * from (values (1), (null)) t(x) order by x")) {
      assertThat(metadata.nullsAreSortedAtEnd()).isTrue();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
  }
}
