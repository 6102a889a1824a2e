package io.lakewise.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole server puts into the tables of lineage, and the query about it in the document. */
class LineageIT {

  @TempDir Path folder;

  private static String documented() throws IOException {
    Path document = Path.of("").toAbsolutePath();
    while (!Files.exists(document.resolve("docs/records.md"))) {
      document = document.getParent();
    }
    String text = Files.readString(document.resolve("docs/records.md"));
    int begin = text.indexOf("WITH RECURSIVE affected");
    return text.substring(begin, text.indexOf("```", begin));
  }

  private static List<String> ways(TestServer server, String path, String bearer) {
    JsonNode answer =
        server
            .ask("/api/v1/lineage/" + path, null, Map.of("Authorization", "Bearer " + bearer))
            .json();
    List<String> ways = new ArrayList<>();
    for (String direction : List.of("upstream", "downstream")) {
      for (JsonNode way : answer.path(direction)) {
        ways.add(way.path("depth") + " " + end(way.path("source")) + ">" + end(way.path("target")));
      }
    }
    if (answer.path("truncated").asBoolean()) {
      ways.add("more");
    }
    return ways;
  }

  private static String end(JsonNode end) {
    String name = end.path("name").asText();
    String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
    return end.has("column") ? last + "." + end.path("column").asText() : last;
  }

  @Test
  void waysAreFollowedAsFarAsOneMaySee() throws IOException {
    try (TestServer server = new TestServer(folder, Map.of())) {
      Files.createDirectories(folder.resolve("lake/files"));
      Files.writeString(folder.resolve("lake/files/in.csv"), "id,amount\n1,2\n");
      String ann =
          server.ask("/api/v1/tokens", "{\"principal\":\"ann\"}").json().path("value").asText();
      for (String statement :
          List.of(
              "CREATE TABLE orders (id INT, amount INT)",
              "INSERT INTO orders SELECT * FROM read_csv('in.csv')",
              "CREATE TABLE sums AS SELECT id, sum(amount) AS total FROM orders GROUP BY id",
              "CREATE TABLE twice AS SELECT total * 2 AS more FROM sums",
              "INSERT INTO orders (amount) SELECT more FROM twice",
              "CREATE VIEW shown AS SELECT total AS seen FROM sums",
              "CREATE SCHEMA hidden",
              "CREATE TABLE hidden.secret AS SELECT total FROM sums",
              "CREATE TABLE after AS SELECT total FROM hidden.secret",
              "CREATE TABLE gone AS SELECT total FROM sums",
              "DROP TABLE gone",
              "GRANT SELECT ON TABLE orders TO ann",
              "GRANT SELECT ON TABLE sums TO ann",
              "GRANT SELECT ON VIEW shown TO ann",
              "GRANT SELECT ON TABLE after TO ann")) {
        assertThat(server.run(statement).at("/status/state").asText())
            .as(statement)
            .isEqualTo("SUCCEEDED");
      }
      assertThat(ways(server, "columns/main/default/orders/AMOUNT?direction=downstream", ann))
          .containsExactlyInAnyOrder("1 orders.amount>sums.total", "2 sums.total>shown.seen");
      assertThat(ways(server, "columns/main/default/orders/id", ann))
          .containsExactly("1 orders.id>sums.id");
      assertThat(ways(server, "columns/main/default/shown/Seen", ann))
          .containsExactly("1 sums.total>shown.seen", "2 orders.amount>sums.total");
      assertThat(ways(server, "columns/main/default/orders/amount?depth=20", server.token()))
          .contains(
              "1 csv.amount>orders.amount",
              "1 twice.more>orders.amount",
              "3 twice.more>orders.amount",
              "2 sums.total>gone.total",
              "3 secret.total>after.total")
          .doesNotContain("more")
          .hasSize(11);
      assertThat(ways(server, "tables/main/default/after?depth=1", server.token()))
          .containsExactly("1 secret>after", "more");
      assertThat(ways(server, "tables/main/default/after", ann)).isEmpty();
      assertThat(ways(server, "tables/main/default/sums?limit=1&direction=upstream", ann))
          .containsExactly("1 orders>sums");
      String bob =
          server.ask("/api/v1/tokens", "{\"principal\":\"bob\"}").json().path("value").asText();
      for (String path : List.of("tables/main/default/%s", "columns/main/default/%s/id")) {
        assertThat(ask(server, path.formatted("sums"), bob).replace("sums", "nothing"))
            .contains("NOT_EXIST")
            .isEqualTo(ask(server, path.formatted("nothing"), bob));
      }
    }
  }

  private static String ask(TestServer server, String path, String bearer) {
    return server
        .ask("/api/v1/lineage/" + path, null, Map.of("Authorization", "Bearer " + bearer))
        .body();
  }

  @Test
  void whatBreaksIfAColumnGoesIsOneQuery() throws IOException {
    try (TestServer server = new TestServer(folder, Map.of())) {
      server.run("CREATE TABLE orders (id INT, amount INT)");
      server.run("INSERT INTO orders VALUES (1, 2)");
      server.run("CREATE TABLE sums AS SELECT id, sum(amount) AS total FROM orders GROUP BY id");
      server.run("CREATE VIEW shown AS SELECT total + 1 AS more FROM sums");
      server.run("CREATE TABLE ids AS SELECT id FROM orders");
      server.run("SELECT amount FROM orders");
      server.run("INSERT INTO sums SELECT nothing FROM orders");
      assertThat(server.rows(documented()))
          .containsExactlyInAnyOrder(
              "main.default.orders amount", "main.default.sums total", "main.default.shown more");
      assertThat(
              server.rows(
                  "SELECT source_table_name, source_type, target_table_name, target_type"
                      + " FROM system.access.table_lineage ORDER BY event_time LIMIT 5"))
          .containsExactly(
              "- - orders TABLE",
              "orders TABLE sums TABLE",
              "sums TABLE shown VIEW",
              "orders TABLE ids TABLE",
              "orders TABLE - -");
    }
  }
}
