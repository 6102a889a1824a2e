package io.lakewise.engine.workbench.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.TreeJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ParsedTextsTest {

  private static Connection connection;
  private static PreparedStatement serialize;

  private final ParsedTexts texts = new ParsedTexts();

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    serialize = connection.prepareStatement("SELECT json_serialize_sql(?)");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  /** DuckDB's own tree; null where it has none. */
  private static ObjectNode parsed(String text) throws SQLException {
    serialize.setString(1, text);
    try (ResultSet rows = serialize.executeQuery()) {
      rows.next();
      JsonNode statements = TreeJson.read(rows.getString(1)).path("statements");
      return statements.size() == 1 ? (ObjectNode) statements.get(0).path("node") : null;
    }
  }

  private static byte[] bytes(JsonNode tree) {
    return Trees.write(tree).getBytes(StandardCharsets.UTF_8);
  }

  private void keep(String text) throws SQLException {
    texts.keep(text, bytes(parsed(text)));
  }

  private void isKnown(String text) throws SQLException {
    assertThat(Trees.withoutPlaces(texts.find(text))).isEqualTo(Trees.withoutPlaces(parsed(text)));
  }

  @Test
  void treesOfTextsWithOtherValuesAreThoseThatDuckDbMakes() throws SQLException {
    long seed = Long.getLong("lakewise.seed", System.nanoTime());
    System.out.println("ParsedTextsTest: -Dlakewise.seed=" + seed);
    RandomTexts random = new RandomTexts(seed);
    int known = 0;
    int asked = 6000;
    for (int i = 0; i < asked; i++) {
      String text = random.next();
      ObjectNode expected = parsed(text);
      ObjectNode found = texts.find(text);
      if (found != null) {
        known++;
        assertThat(expected).as("seed " + seed + ": " + text).isNotNull();
        assertThat(Trees.withoutPlaces(found))
            .as("seed " + seed + ": " + text)
            .isEqualTo(Trees.withoutPlaces(expected));
      } else if (expected != null) {
        texts.keep(text, bytes(expected));
      }
    }
    assertThat(known).as("seed " + seed).isGreaterThan(asked / 10);
  }

  @Test
  void theThirdTextThatDiffersInItsValuesIsKnown() throws SQLException {
    keep("SELECT * FROM t WHERE k = 17 AND s = 'a' LIMIT 5");
    assertThat(texts.find("SELECT * FROM t WHERE k = 18 AND s = 'b' LIMIT 6")).isNull();
    keep("SELECT * FROM t WHERE k = 18 AND s = 'b' LIMIT 6");
    isKnown("SELECT * FROM t WHERE k = 000 AND s = '''é' LIMIT 999999999999999999");
  }

  @Test
  void aValueThatWasAlwaysTheSameIsNotBelievedToBeAnyOther() throws SQLException {
    keep("SELECT 1, 2");
    keep("SELECT 3, 2");
    isKnown("SELECT 4, 2");
    assertThat(texts.find("SELECT 4, 5")).isNull();
    keep("SELECT 4, 5");
    isKnown("SELECT 6, 7");
  }

  @Test
  void valuesThatAreNoConstantsOfTheirOwnAreNeverExchanged() throws SQLException {
    for (String shape :
        new String[] {
          "FROM '?'",
          "SELECT k AS '?'",
          "SELECT * FROM t USING SAMPLE ?",
          "SELECT {'?': 1}",
          "SELECT TIME '1?:00:00'",
          "SELECT #?"
        }) {
      keep(shape.replace("?", "1"));
      keep(shape.replace("?", "2"));
      assertThat(texts.find(shape.replace("?", "3"))).as(shape).isNull();
      keep(shape.replace("?", "3"));
      isKnown(shape.replace("?", "3"));
    }
  }

  @Test
  void daysAndNegativeNumbersAreValuesToo() throws SQLException {
    for (String shape :
        new String[] {
          "SELECT -?, - ?.5, k -? FROM t WHERE k = -?",
          "SELECT * FROM t WHERE d > DATE '2024-01-0?' AND z < timestamp  '2024-01-0? 10:00:00'"
        }) {
      keep(shape.replace("?", "1"));
      keep(shape.replace("?", "2"));
      for (String other : new String[] {"3", "0", "00", "99"}) {
        isKnown(shape.replace("?", other));
      }
    }
  }

  @Test
  void otherKindsOfLiteralsAreOtherTexts() throws SQLException {
    keep("SELECT k = 1");
    keep("SELECT k = 2");
    isKnown("SELECT k = 3");
    for (String other :
        new String[] {
          "'1'", "1.0", "1e0", "NULL", "-1", "0x1", "1_0", "1000000000000000000", "''"
        }) {
      assertThat(texts.find("SELECT k = " + other)).as(other).isNull();
    }
  }

  @Test
  void aTreeThatItsCallerChangesStaysAsItWas() throws SQLException {
    keep("SELECT 1");
    keep("SELECT 2");
    texts.find("SELECT 2").removeAll();
    texts.find("SELECT 3").removeAll();
    isKnown("SELECT 2");
    isKnown("SELECT 3");
  }

  @Test
  void whatIsKeptIsBounded() throws SQLException {
    byte[] tree = bytes(parsed("SELECT 1"));
    for (int i = 0; i < 40_000; i++) {
      texts.keep("SELECT 1 AS " + "c".repeat(200) + i, tree);
    }
    assertThat(texts.bytes()).isBetween(24L << 20, 36L << 20);
    String large = "SELECT '" + "x".repeat(100_000) + "'";
    keep(large);
    assertThat(texts.find(large)).isNull();
  }
}
