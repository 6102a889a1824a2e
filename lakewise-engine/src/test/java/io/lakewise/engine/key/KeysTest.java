package io.lakewise.engine.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

  private static final String MAPPED = " TBLPROPERTIES ('delta.columnMapping.mode' = 'name')";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run(
        "CREATE TABLE customers (id INT, name STRING, CONSTRAINT one_each PRIMARY KEY (id) NOT"
            + " ENFORCED RELY)"
            + MAPPED);
    lake.run(
        "CREATE TABLE orders (nr BIGINT PRIMARY KEY, customer INT CONSTRAINT whose REFERENCES"
            + " customers, before BIGINT FOREIGN KEY REFERENCES orders (nr) ON DELETE NO ACTION)"
            + MAPPED);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private String constraints(String table) {
    return lake.sql(
            "SELECT constraint_name, constraint_type FROM information_schema.table_constraints"
                + " WHERE table_name = '"
                + table
                + "' AND enforced = 'NO' ORDER BY 1")
        .toString();
  }

  private String create(String table) {
    return (String) lake.value("SHOW CREATE TABLE " + table);
  }

  private String references() {
    return lake.sql(
            "SELECT f.table_name, f.column_name, u.table_name, u.column_name FROM"
                + " information_schema.key_column_usage f JOIN"
                + " information_schema.constraint_column_usage u USING (constraint_name)"
                + " WHERE f.position_in_unique_constraint = 1 ORDER BY 1, 2")
        .toString();
  }

  @Test
  void areKeptAndShownAndEnforceNothing() {
    assertThat(constraints("customers")).isEqualTo("[[one_each, PRIMARY KEY]]");
    assertThat(constraints("orders"))
        .isEqualTo(
            "[[orders_before_fk, FOREIGN KEY], [orders_pk, PRIMARY KEY], [whose, FOREIGN KEY]]");
    assertThat(create("customers")).contains("CONSTRAINT \"one_each\" PRIMARY KEY (\"id\") RELY");
    assertThat(create("orders"))
        .contains(
            "CONSTRAINT \"whose\" FOREIGN KEY (\"customer\") REFERENCES"
                + " \"main\".\"default\".\"customers\" (\"id\")");
    assertThat(lake.sql("DESCRIBE EXTENDED orders").toString())
        .contains("whose, FOREIGN KEY (\"customer\") REFERENCES");
    assertThat(references())
        .isEqualTo("[[orders, before, orders, nr], [orders, customer, customers, id]]");
    assertThat(
            lake.sql(
                "SELECT constraint_name, unique_constraint_name, table_name, unique_table_name FROM"
                    + " information_schema.referential_constraints ORDER BY 1"))
        .hasToString(
            "[[orders_before_fk, orders_pk, orders, orders], [whose, one_each, orders, customers]]");
    lake.run("INSERT INTO customers VALUES (1, 'a'), (1, 'b')");
    lake.run("INSERT INTO orders VALUES (1, 77, NULL)");
    assertThat(lake.error("INSERT INTO customers VALUES (NULL, 'c')")).contains("id");
  }

  /** What SHOW CREATE TABLE says makes the same table again. */
  @Test
  void areMadeByTheTextThatShowsThem() {
    String text = create("orders");
    lake.run("DROP TABLE orders");
    lake.run(text);
    assertThat(create("orders")).isEqualTo(text);
  }

  @Test
  void comeAndGoByAlterTable() {
    lake.run("CREATE TABLE lines (nr BIGINT, line INT, what STRING)" + MAPPED);
    assertThat(lake.error("ALTER TABLE lines ADD PRIMARY KEY (nr, line)")).contains("NOT NULL");
    lake.run("ALTER TABLE lines ALTER COLUMN nr SET NOT NULL");
    lake.run("ALTER TABLE lines ALTER COLUMN line SET NOT NULL");
    lake.run("ALTER TABLE lines ADD PRIMARY KEY (nr, line)");
    assertThat(lake.error("ALTER TABLE lines ADD PRIMARY KEY (nr)")).contains("lines_pk already");
    lake.run("ALTER TABLE lines ADD CONSTRAINT of FOREIGN KEY (nr) REFERENCES orders");
    assertThat(lake.error("ALTER TABLE lines ADD CONSTRAINT OF CHECK (line > 0)"))
        .contains("already");
    assertThat(constraints("lines")).isEqualTo("[[lines_pk, PRIMARY KEY], [of, FOREIGN KEY]]");
    assertThat(lake.error("ALTER TABLE lines ALTER COLUMN nr DROP NOT NULL")).contains("lines_pk");
    lake.run("ALTER TABLE lines DROP CONSTRAINT OF");
    lake.run("ALTER TABLE lines DROP PRIMARY KEY");
    lake.run("ALTER TABLE lines DROP PRIMARY KEY IF EXISTS");
    assertThat(lake.error("ALTER TABLE lines DROP PRIMARY KEY")).contains("PRIMARY KEY");
    assertThat(constraints("lines")).isEqualTo("[]");
    lake.run("ALTER TABLE lines ALTER COLUMN nr DROP NOT NULL");
  }

  @Test
  void referToPrimaryKeysOfTheSameTypes() {
    String add = "ALTER TABLE orders ADD CONSTRAINT more FOREIGN KEY ";
    assertThat(lake.error(add + "(customer) REFERENCES customers (name)")).contains("(id)");
    assertThat(lake.error(add + "(customer, nr) REFERENCES customers")).contains("(id)");
    assertThat(lake.error(add + "(nr) REFERENCES customers")).contains("another type");
    assertThat(lake.error(add + "(z) REFERENCES customers")).contains("no column z");
    assertThat(lake.error(add + "(nr, nr) REFERENCES customers")).contains("twice");
    lake.run("CREATE TABLE plain (id INT)");
    assertThat(lake.error(add + "(customer) REFERENCES plain")).contains("no primary key");
    assertThat(lake.error("CREATE TABLE x (a INT PRIMARY KEY ENFORCED)")).contains("ENFORCED");
  }

  @Test
  void followNamesOfColumnsAndTables() {
    lake.run("ALTER TABLE customers RENAME COLUMN id TO number");
    lake.run("ALTER TABLE customers RENAME TO people");
    lake.run("ALTER TABLE orders RENAME COLUMN customer TO person");
    assertThat(references())
        .isEqualTo("[[orders, before, orders, nr], [orders, person, people, number]]");
    assertThat(lake.error("ALTER TABLE orders DROP COLUMN person")).contains("foreign key whose");
    assertThat(lake.error("ALTER TABLE people DROP COLUMN number"))
        .contains("primary key one_each");
    lake.run("RESTORE TABLE orders TO VERSION AS OF 0");
    assertThat(references()).contains("[orders, customer, people, number]");
  }

  @Test
  void areGoneWithWhatTheyReferTo() {
    assertThat(lake.error("ALTER TABLE customers DROP PRIMARY KEY"))
        .contains("main.default.orders refer to it");
    lake.run("DROP TABLE customers");
    assertThat(references()).isEqualTo("[[orders, before, orders, nr]]");
    lake.run("UNDROP TABLE customers");
    assertThat(references()).contains("[orders, customer, customers, id]");
    lake.run("ALTER TABLE customers DROP CONSTRAINT one_each CASCADE");
    lake.run("ALTER TABLE customers ADD CONSTRAINT one_each PRIMARY KEY (id)");
    assertThat(references()).isEqualTo("[[orders, before, orders, nr]]");
    lake.run("ALTER TABLE orders ADD CONSTRAINT whose FOREIGN KEY (customer) REFERENCES customers");
    lake.run("CREATE OR REPLACE TABLE customers (id INT PRIMARY KEY, name STRING)");
    assertThat(references()).isEqualTo("[[orders, before, orders, nr]]");
  }

  @Test
  void areThoseOfTheSourceInAClone() {
    lake.run("CREATE TABLE shallow SHALLOW CLONE orders");
    lake.run("CREATE TABLE deep DEEP CLONE orders");
    assertThat(references())
        .contains("[deep, before, deep, nr]", "[shallow, before, shallow, nr]")
        .contains("[deep, customer, customers, id]", "[shallow, customer, customers, id]");
    lake.run("CREATE TABLE like_it LIKE orders");
    assertThat(constraints("like_it")).isEqualTo("[]");
  }

  @Test
  void doNotExistForWhomTheirParentDoesNot() {
    lake.user("ben");
    lake.run("CREATE SCHEMA shop");
    lake.run("CREATE TABLE shop.sales (customer INT, price INT)" + MAPPED);
    lake.run(
        "ALTER TABLE shop.sales ADD CONSTRAINT secret FOREIGN KEY (customer) REFERENCES customers");
    lake.run("GRANT USE SCHEMA, SELECT, MANAGE ON SCHEMA shop TO ben");
    Session ben = lake.session(new Principal("ben", false));
    String everything =
        told(ben, "DESCRIBE EXTENDED shop.sales")
            + told(ben, "SHOW CREATE TABLE shop.sales")
            + told(ben, "DESCRIBE HISTORY shop.sales")
            + told(ben, "DESCRIBE DETAIL shop.sales")
            + told(ben, "SHOW TBLPROPERTIES shop.sales")
            + told(ben, "SELECT * FROM information_schema.table_constraints")
            + told(ben, "SELECT * FROM information_schema.key_column_usage")
            + told(ben, "SELECT * FROM information_schema.constraint_column_usage")
            + told(ben, "SELECT * FROM information_schema.referential_constraints");
    assertThat(everything).doesNotContain("secret", "customers", "one_each", "lakewise.keys");
    assertThat(told(ben, "ALTER TABLE shop.sales DROP CONSTRAINT secret"))
        .isEqualTo(
            told(ben, "ALTER TABLE shop.sales DROP CONSTRAINT absent").replace("absent", "secret"));
    assertThat(
            told(
                ben,
                "ALTER TABLE shop.sales ADD FOREIGN KEY (customer) REFERENCES default.customers"))
        .isEqualTo(
            told(
                    ben,
                    "ALTER TABLE shop.sales ADD FOREIGN KEY (customer) REFERENCES default.absents")
                .replace("absents", "customers"));
    lake.run("GRANT SELECT ON TABLE customers TO ben");
    assertThat(told(ben, "DESCRIBE EXTENDED shop.sales")).contains("secret", "customers");
    assertThat(
            told(
                ben,
                "ALTER TABLE shop.sales ADD FOREIGN KEY (customer) REFERENCES default.customers"))
        .contains("version");
    lake.run("REVOKE SELECT ON TABLE customers FROM ben");
    assertThat(told(ben, "ALTER TABLE shop.sales DROP COLUMN customer")).contains("version");
  }

  @Test
  void keepTheTypesOfTheirColumns() {
    String widening = " SET TBLPROPERTIES ('delta.enableTypeWidening' = 'true')";
    lake.run("ALTER TABLE customers" + widening);
    lake.run("ALTER TABLE orders" + widening);
    assertThat(lake.error("ALTER TABLE customers ALTER COLUMN id TYPE BIGINT"))
        .contains("primary key one_each");
    assertThat(lake.error("ALTER TABLE orders ALTER COLUMN customer TYPE BIGINT"))
        .contains("foreign key whose");
    lake.run("ALTER TABLE orders DROP CONSTRAINT whose");
    lake.run("ALTER TABLE orders ALTER COLUMN customer TYPE BIGINT");
  }

  /** Others write the log too: what they write is neither believed nor lost. */
  @Test
  void thatCannotBeReadInformOfNothingAndStay() throws IOException {
    lake.run(
        "CREATE TABLE others (id INT NOT NULL, name STRING)" + MAPPED + " LOCATION 'open/others'");
    List<String> foreign =
        List.of(
            "no json",
            "[null]",
            "[{'name':'a','columns':[1,null]}]",
            "[{'name':'a','columns':['name'],'references':{}}]",
            "[{'name':'a\\u202e','columns':['name']}]",
            "[" + "{'name':'a','columns':['name']},".repeat(256) + "{'name':'b','columns':[]}]",
            "[{'name':'a','columns':['name'],'more':'" + "x".repeat(1 << 16) + "'}]");
    for (String each : foreign) {
      String value = each.replace('\'', '"');
      keys(value);
      assertThat(constraints("others")).as(value).isEqualTo("[]");
      assertThat(lake.error("ALTER TABLE others ADD PRIMARY KEY (id)")).contains("be read");
      assertThat(lake.error("ALTER TABLE others DROP PRIMARY KEY IF EXISTS")).contains("be read");
      lake.run("ALTER TABLE others RENAME COLUMN name TO called");
      lake.run("ALTER TABLE others RENAME COLUMN called TO name");
      lake.run("ALTER TABLE others ADD COLUMN extra INT");
      lake.run("ALTER TABLE others DROP COLUMN extra");
      assertThat(described().path("configuration").path("lakewise.keys").asText()).isEqualTo(value);
    }
    keys("[{\"name\":\"a\",\"columns\":[\"name\"],\"newer\":1}]");
    assertThat(constraints("others")).isEqualTo("[[a, PRIMARY KEY]]");
  }

  private Path commit(int version) {
    return folder.resolve("lake/open/others/_delta_log/%020d.json".formatted(version));
  }

  /** The newest version of the table others. */
  private int version() {
    int version = 0;
    while (Files.exists(commit(version + 1))) {
      version++;
    }
    return version;
  }

  /** What the log of the table others says of it. */
  private JsonNode described() throws IOException {
    JsonNode newest = null;
    for (int version = version(); newest == null; version--) {
      for (String line : Files.readAllLines(commit(version))) {
        newest = JSON.readTree(line).has("metaData") ? JSON.readTree(line).get("metaData") : newest;
      }
    }
    return newest;
  }

  /** Writes keys as another engine might. */
  private void keys(String value) throws IOException {
    ObjectNode metadata = described().deepCopy();
    metadata.withObject("/configuration").put("lakewise.keys", value);
    Files.writeString(
        commit(version() + 1), JSON.createObjectNode().set("metaData", metadata) + "\n");
  }

  @Test
  void doNotKeepAPolicyFromHolding() {
    lake.run("CREATE FUNCTION mine(n INT) RETURNS BOOLEAN RETURN n = 1");
    lake.run("ALTER TABLE customers SET ROW FILTER mine ON (id)");
    lake.run("ALTER TABLE customers DROP PRIMARY KEY CASCADE");
    lake.run("ALTER TABLE customers ADD PRIMARY KEY (id)");
    assertThat(constraints("customers")).isEqualTo("[[customers_pk, PRIMARY KEY]]");
  }

  private static String told(Session session, String statement) {
    try (Result result = session.execute(statement)) {
      List<List<Object>> rows = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
      return rows + result.message();
    } catch (LakewiseException e) {
      return e.getMessage();
    }
  }
}
