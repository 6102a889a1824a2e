package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlClient.ExecuteIngestOptions;
import org.apache.arrow.flight.sql.FlightSqlClient.PreparedStatement;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rights by whatever interface: what is not seen is told like what is not there. */
class RightsOverInterfacesIT {

  private static final String PERMISSIONS = "/api/2.1/unity-catalog/permissions/table/";

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT * FROM NAME",
          "SELECT * FROM table_changes('NAME', 0)",
          "EXPLAIN SELECT * FROM NAME",
          "DESCRIBE EXTENDED NAME",
          "DESCRIBE HISTORY NAME",
          "SHOW CREATE TABLE NAME",
          "INSERT INTO NAME VALUES (1)",
          "UPDATE NAME SET id = 2",
          "DELETE FROM NAME",
          "DROP TABLE NAME",
          "ALTER TABLE NAME SET TAGS ('a')",
          "GRANT SELECT ON TABLE NAME TO ben",
          "CREATE VIEW mine AS SELECT * FROM NAME",
          "CREATE TABLE mine SHALLOW CLONE NAME");

  @TempDir private static Path folder;
  private static TestServer server;
  private static IdentityClient http;
  private static RootAllocator allocator;
  private static FlightSqlClient flight;
  private static String ben;
  private static CallOption credential;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1", "memory", "500MB"));
    http = new IdentityClient(server);
    allocator = new RootAllocator();
    flight =
        new FlightSqlClient(
            FlightClient.builder(
                    allocator, Location.forGrpcInsecure("127.0.0.1", server.server().port()))
                .build());
    http.user("ben");
    ben = http.token("ben");
    credential = new CredentialCallOption(new BearerCredentialWriter(ben));
    run("CREATE SCHEMA shop");
    run("CREATE TABLE shop.orders AS SELECT 1 AS id");
    run("GRANT USE SCHEMA ON SCHEMA shop TO ben");
  }

  @AfterAll
  static void stop() throws Exception {
    flight.close();
    allocator.close();
    server.close();
  }

  private static void run(String statement) {
    assertThat(server.run(statement).toString()).as(statement).contains("SUCCEEDED");
  }

  @Test
  void warehousesAreMadeByWhoWasLetAndManagedByTheirOwners() {
    String body = "{\"name\":\"HERS\",\"cluster_size\":\"2X-Small\"}";
    Map<String, String> hers = Map.of("Authorization", "Bearer " + ben);
    assertThat(byJson("CREATE WAREHOUSE mine")).contains("CREATE WAREHOUSE");
    assertThat(server.ask("/api/2.0/sql/warehouses", body, hers).status()).isEqualTo(403);
    assertThat(server.ask("/api/2.0/sql/warehouses", body.replace("HERS", "default"), hers).body())
        .isEqualTo(server.ask("/api/2.0/sql/warehouses", body, hers).body());
    run("GRANT CREATE WAREHOUSE ON METASTORE TO ben");
    assertThat(server.ask("/api/2.0/sql/warehouses", body, hers).status()).isEqualTo(200);
    assertThat(byJson("ALTER WAREHOUSE hers SET (auto_stop_mins = 7)")).doesNotContain("rror");
    assertThat(byJson("ALTER WAREHOUSE default SET (auto_stop_mins = 7)")).contains("owner");
    run("REVOKE CREATE WAREHOUSE ON METASTORE FROM ben");
    assertThat(byJson("CREATE WAREHOUSE more")).contains("CREATE WAREHOUSE");
    assertThat(byJson("DROP WAREHOUSE hers")).doesNotContain("rror");
  }

  /** How ben sends a statement, each telling its rows or its error. */
  private static Map<String, UnaryOperator<String>> ways() {
    Map<String, UnaryOperator<String>> ways = new LinkedHashMap<>();
    ways.put("JSON", RightsOverInterfacesIT::byJson);
    ways.put("Flight", statement -> told(() -> fetched(flight.execute(statement, credential))));
    ways.put(
        "Flight, prepared",
        statement ->
            told(
                () -> {
                  PreparedStatement prepared = flight.prepare(statement, credential);
                  String rows = told(() -> fetched(prepared.execute(credential)));
                  prepared.close(credential);
                  return rows;
                }));
    ways.put(
        "Flight, update",
        statement -> told(() -> "rows " + flight.executeUpdate(statement, credential)));
    return ways;
  }

  private static String byJson(String statement) {
    String body =
        "{'warehouse_id':'default','wait_timeout':'50s','statement':'"
            + statement.replace("'", "\\u0027")
            + "'}";
    return http.ask(ben, "POST", "/api/2.0/sql/statements", body, 200)
        .toString()
        .replaceAll("\"statement_id\":\"[^\"]*\"", "");
  }

  private interface Call {
    String answer() throws Exception;
  }

  private static String told(Call call) {
    try {
      return call.answer();
    } catch (FlightRuntimeException error) {
      return error.status().code() + ": " + error.getMessage();
    } catch (Exception error) {
      throw new AssertionError(error);
    }
  }

  private static String fetched(FlightInfo info) throws Exception {
    StringBuilder rows = new StringBuilder("rows ");
    try (FlightStream stream =
        flight.getStream(info.getEndpoints().get(0).getTicket(), credential)) {
      while (stream.next()) {
        rows.append(stream.getRoot().contentToTSVString());
      }
    }
    return rows.toString();
  }

  private static String names() throws Exception {
    return fetched(flight.getCatalogs(credential))
        + fetched(flight.getSchemas(null, null, credential))
        + fetched(flight.getTables(null, null, null, null, true, credential));
  }

  private static String ingested(String table) {
    Schema schema = new Schema(List.of(Field.nullable("id", new ArrowType.Int(32, true))));
    TableDefinitionOptions existing =
        TableDefinitionOptions.newBuilder()
            .setIfNotExist(TableNotExistOption.TABLE_NOT_EXIST_OPTION_FAIL)
            .setIfExists(TableExistsOption.TABLE_EXISTS_OPTION_APPEND)
            .build();
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
      ((IntVector) root.getVector(0)).setSafe(0, 7);
      root.setRowCount(1);
      ExecuteIngestOptions options =
          new ExecuteIngestOptions(table, existing, "main", "shop", Map.of());
      return told(() -> "rows " + flight.executeIngest(root, options, credential))
          .replaceAll("rows_[0-9a-f]{32}", "rows_");
    }
  }

  @Test
  void whatMayNotBeSeenIsNotThereByAnyInterface() throws Exception {
    ways()
        .forEach(
            (way, asked) -> {
              for (String statement : STATEMENTS) {
                String theirs = asked.apply(statement.replace("NAME", "shop.orders"));
                String none = asked.apply(statement.replace("NAME", "shop.nobody"));
                assertThat(theirs.replace("orders", "nobody"))
                    .as(way + ": " + statement)
                    .isEqualTo(none)
                    .contains("does not exist");
              }
            });
    assertThat(names()).contains("main").doesNotContain("orders");
    assertThat(ingested("orders").replace("orders", "nobody"))
        .isEqualTo(ingested("nobody"))
        .contains("does not exist");
    for (String path :
        List.of(
            "/api/v1/tables/main/shop/NAME",
            "/api/v1/tables/main/shop/NAME/history",
            "/api/v1/tables/main/shop/NAME/statistics",
            "/api/v1/tables/main/shop/NAME/diff?from=0",
            PERMISSIONS + "main.shop.NAME",
            PERMISSIONS.replace("permissions", "effective-permissions") + "main.shop.NAME")) {
      assertSameAsNothing("GET", path, null);
    }
    assertSameAsNothing(
        "PATCH",
        PERMISSIONS + "main.shop.NAME",
        "{'changes':[{'principal':'ben','add':['SELECT']}]}");
    assertThat(http.ask(ben, "GET", "/api/v1/tables", null, 200).toString())
        .doesNotContain("orders");
  }

  private static void assertSameAsNothing(String method, String path, String body) {
    HttpResponse<String> theirs = http.send(ben, method, path.replace("NAME", "orders"), body);
    HttpResponse<String> none = http.send(ben, method, path.replace("NAME", "nobody"), body);
    assertThat(theirs.statusCode()).as(path).isEqualTo(none.statusCode()).isEqualTo(404);
    assertThat(theirs.body().replace("orders", "nobody")).as(path).isEqualTo(none.body());
  }

  @Test
  void whatIsGrantedHoldsByEveryInterface() throws Exception {
    run("CREATE TABLE shop.items AS SELECT 1 AS id");
    run("GRANT SELECT ON TABLE shop.items TO ben");
    ways()
        .forEach(
            (way, asked) -> {
              assertThat(asked.apply("INSERT INTO shop.items VALUES (1)")).contains("MODIFY");
              assertThat(asked.apply("DROP TABLE shop.items")).contains("MANAGE");
              if (!way.endsWith("update")) {
                assertThat(asked.apply("SELECT * FROM shop.items")).as(way).contains("1");
              }
            });
    assertThat(names()).contains("items");
    assertThat(ingested("items")).contains("MODIFY");
    http.ask(ben, "GET", "/api/v1/tables/main/shop/items", null, 200);
    http.ask(ben, "GET", "/api/v1/tables/main/shop/items/history", null, 200);
    http.ask(ben, "GET", PERMISSIONS + "main.shop.items", null, 200);
    assertThat(
            http.send(
                    ben,
                    "PATCH",
                    PERMISSIONS + "main.shop.items",
                    "{'changes':[{'principal':'ben','add':['MODIFY']}]}")
                .statusCode())
        .isGreaterThanOrEqualTo(400);
    run("GRANT MODIFY ON TABLE shop.items TO ben");
    assertThat(ingested("items")).isEqualTo("rows 1");
    ways()
        .forEach(
            (way, asked) ->
                assertThat(asked.apply("INSERT INTO shop.items VALUES (1)"))
                    .as(way)
                    .doesNotContain("MODIFY"));
  }
}
