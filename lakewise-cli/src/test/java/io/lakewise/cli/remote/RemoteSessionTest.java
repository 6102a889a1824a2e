package io.lakewise.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.server.LakewiseServer;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.table.error.LakewiseException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's session at a server. */
class RemoteSessionTest {

  @TempDir private static Path folder;
  private static LakewiseServer server;
  private static RemoteSession session;

  @BeforeAll
  static void start() throws Exception {
    Path lake = folder.resolve("lake");
    server =
        LakewiseServer.start(
            ServerConfiguration.of(
                Map.of("lake", lake.toString(), "port", "0", "stop-timeout", "100ms")),
            error -> {});
    String token = Files.readString(lake.resolve("_lakewise").resolve("admin-token")).strip();
    session = new RemoteSession(connection(server.address(), token), "default");
  }

  private static ServerConnection connection(String address, String token) {
    return new ServerConnection(URI.create(address), token);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<List<Object>> sql(String statement) {
    try (Result result = session.execute(statement)) {
      List<List<Object>> rows = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
      return rows;
    }
  }

  @Test
  void valuesComeBackAsTheyAre() {
    String query =
        "select 1::tinyint as a, 2 as b, 3::bigint as c, 1.50::decimal(5,2) as d, 0.5::double as e,"
            + " 'x' as f, true as g, date '2024-02-29' as h, timestamp '2024-01-02 03:04:05' as i,"
            + " timestamptz '2024-01-02 03:04:05+00' as j, [1,2] as k, null::int as l";
    assertThat(sql(query))
        .containsExactly(
            Arrays.asList(
                (byte) 1,
                2,
                3L,
                new BigDecimal("1.50"),
                0.5,
                "x",
                true,
                LocalDate.parse("2024-02-29"),
                LocalDateTime.parse("2024-01-02T03:04:05"),
                OffsetDateTime.parse("2024-01-02T03:04:05Z"),
                List.of(1, 2),
                null));
    try (Result result = session.execute(query)) {
      assertThat(result.columns())
          .extracting(ResultColumn::type)
          .containsExactly(
              "TINYINT",
              "INTEGER",
              "BIGINT",
              "DECIMAL(5,2)",
              "DOUBLE",
              "VARCHAR",
              "BOOLEAN",
              "DATE",
              "TIMESTAMP",
              "TIMESTAMP WITH TIME ZONE",
              "INTEGER[]",
              "INTEGER");
    }
  }

  @Test
  void manyChunksAreOneResult() {
    List<List<Object>> rows = sql("select range, repeat('x', 40) from range(400000)");
    assertThat(rows).hasSize(400_000);
    assertThat(rows.get(399_999).get(0)).isEqualTo(399_999L);
  }

  @Test
  void theCurrentSchemaStays() {
    sql("create schema s1");
    sql("use s1");
    sql("create table t as select 7 as seven");
    assertThat(session.currentSchema()).isEqualTo("main.s1");
    assertThat(sql("select * from t")).containsExactly(List.of(7));
    assertThat(sql("select * from main.s1.t")).containsExactly(List.of(7));
    assertThatThrownBy(() -> sql("use nowhere")).isInstanceOf(LakewiseException.class);
    sql("use main.default");
  }

  @Test
  void theWarehouseStays() {
    sql("create warehouse etl");
    assertThatThrownBy(() -> sql("use warehouse nowhere")).hasMessageContaining("nowhere");
    sql("use warehouse etl");
    sql("drop warehouse etl");
    assertThatThrownBy(() -> sql("select 1")).hasMessageContaining("etl");
    sql("use warehouse default");
    assertThat(sql("select 1")).containsExactly(List.of(1));
  }

  @Test
  void errorsAreTheServers() {
    assertThatThrownBy(() -> sql("select * from nowhere"))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("main.default.nowhere does not exist");
    assertThatThrownBy(() -> sql("set var x = 1")).hasMessageContaining("belong to a session");
  }

  @Test
  void aWrongTokenAndAWrongServerAreNamed() {
    assertThatThrownBy(
            () ->
                new RemoteSession(connection(server.address(), "lkw_x"), "default")
                    .execute("select 1"))
        .hasMessageContaining("does not know the token");
    assertThatThrownBy(
            () ->
                new RemoteSession(connection("http://127.0.0.1:1", "x"), "default")
                    .execute("select 1"))
        .hasMessageContaining("cannot be reached");
  }
}
