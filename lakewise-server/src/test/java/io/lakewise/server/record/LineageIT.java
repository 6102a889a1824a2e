package io.lakewise.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
