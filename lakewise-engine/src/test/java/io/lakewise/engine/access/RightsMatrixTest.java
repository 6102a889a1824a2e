package io.lakewise.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.context.TablePrivileges;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.engine.statement.Statement;
import io.lakewise.engine.statement.StatementParser;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of statement by somebody who has all rights but one; then the same with that one. The
 * schema is {@code sales.eu} with a table, a view and a function of another's.
 */
class RightsMatrixTest {

  private static final Principal BEN = new Principal("ben", false);

  /**
   * A row.
   *
   * @param statement by ben, of which only the grants of {@code has} were made
   * @param has what is granted before, as {@code privilege ON securable}
   * @param lacks what makes it succeed
   */
  private record Attempt(String statement, List<String> has, String lacks) {}

  private static final String USE_CATALOG = "USE CATALOG ON CATALOG sales";
  private static final String USE_SCHEMA = "USE SCHEMA ON SCHEMA sales.eu";
  private static final String READ = "SELECT ON TABLE sales.eu.orders";
  private static final String MODIFY = "MODIFY ON TABLE sales.eu.orders";
  private static final String MANAGE = "MANAGE ON TABLE sales.eu.orders";
  private static final String CREATE = "CREATE TABLE ON SCHEMA sales.eu";
  private static final List<String> USES = List.of(USE_CATALOG, USE_SCHEMA);

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    start(folder.resolve("lake"));
  }

  private void start(Path root) {
    lake = new TestLake(root);
    lake.run("CREATE CATALOG sales");
    lake.run("CREATE SCHEMA sales.eu");
    lake.run("CREATE GROUP team");
    lake.run("CREATE TABLE sales.eu.orders (id INT, price INT) PARTITIONED BY (price)");
    lake.run("INSERT INTO sales.eu.orders VALUES (1, 10), (2, 20)");
    lake.run("CREATE VIEW sales.eu.cheap AS SELECT id FROM sales.eu.orders WHERE price < 15");
    lake.run("CREATE FUNCTION sales.eu.twice(x INT) RETURNS INT RETURN x * 2");
    lake.run("CREATE VOLUME sales.eu.raw");
    lake.run("CREATE FUNCTION sales.eu.fine() RETURNS BOOLEAN RETURN true");
    lake.run(
        "CREATE POLICY quiet ON TABLE sales.eu.orders ROW FILTER sales.eu.fine TO team FOR TABLES"
            + " WHEN has_tag('never')");
    user("ben");
  }

  private void user(String name) {
    lake.user(name);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static List<String> with(String... more) {
    return Stream.concat(USES.stream(), Stream.of(more)).toList();
  }

  private static Stream<Attempt> attempts() {
    String rows = "SELECT * FROM sales.eu.orders";
    Stream<Attempt> around =
        Stream.of(
            new Attempt(rows, List.of(USE_SCHEMA, READ), USE_CATALOG),
            new Attempt(rows, List.of(USE_CATALOG, READ), USE_SCHEMA),
            // BROWSE shows the table to who cannot reach it.
            new Attempt(rows, List.of("BROWSE ON CATALOG sales", USE_CATALOG, READ), USE_SCHEMA),
            new Attempt(rows, with(MODIFY, MANAGE), READ),
            new Attempt("SELECT * FROM sales.eu.cheap", USES, "SELECT ON VIEW sales.eu.cheap"),
            new Attempt(
                "SELECT sales.eu.twice(1)", with(READ), "EXECUTE ON FUNCTION sales.eu.twice"),
            new Attempt("USE sales.eu", List.of(USE_CATALOG), USE_SCHEMA),
            new Attempt("DESCRIBE CATALOG sales", List.of(), USE_CATALOG),
            new Attempt("DESCRIBE SCHEMA sales.eu", List.of(USE_CATALOG), USE_SCHEMA),
            new Attempt("DESCRIBE TABLE sales.eu.orders", USES, READ),
            new Attempt(
                "DESCRIBE TABLE sales.eu.cheap", with(READ), "SELECT ON VIEW sales.eu.cheap"),
            new Attempt(
                "DESCRIBE FUNCTION sales.eu.twice",
                with(READ),
                "EXECUTE ON FUNCTION sales.eu.twice"),
            new Attempt("CREATE SCHEMA sales.us", USES, "CREATE SCHEMA ON CATALOG sales"),
            new Attempt("CREATE CATALOG other", USES, "CREATE CATALOG ON METASTORE"),
            new Attempt("DROP SCHEMA sales.eu CASCADE", with(CREATE), "MANAGE ON SCHEMA sales.eu"),
            new Attempt("COMMENT ON SCHEMA sales.eu IS 'x'", USES, "MANAGE ON SCHEMA sales.eu"),
            new Attempt("CREATE TABLE sales.eu.n (a INT)", USES, CREATE),
            new Attempt("CREATE TABLE sales.eu.n AS SELECT 1 AS a", USES, CREATE),
            new Attempt("CREATE VIEW sales.eu.n AS SELECT 1 AS a", USES, CREATE),
            new Attempt(
                "CREATE FUNCTION sales.eu.n(x INT) RETURNS INT RETURN x",
                with(CREATE),
                "CREATE FUNCTION ON SCHEMA sales.eu"),
            new Attempt("CREATE TABLE mine AS " + rows, USES, READ),
            new Attempt("CREATE VIEW mine AS " + rows, USES, READ),
            new Attempt("CREATE TABLE mine SHALLOW CLONE sales.eu.orders", USES, READ),
            new Attempt("CREATE TABLE mine LIKE sales.eu.orders", USES, READ),
            new Attempt(
                "CREATE OR REPLACE TABLE sales.eu.orders (a INT)", with(CREATE, MODIFY), MANAGE),
            new Attempt("DROP FUNCTION sales.eu.twice", USES, "MANAGE ON FUNCTION sales.eu.twice"),
            new Attempt("DROP VIEW sales.eu.cheap", USES, "MANAGE ON TABLE sales.eu.cheap"),
            new Attempt("GRANT SELECT ON sales.eu.orders TO team", with(READ, MODIFY), MANAGE),
            new Attempt("REVOKE SELECT ON sales.eu.orders FROM team", with(READ, MODIFY), MANAGE));
    Stream<Attempt> read =
        Stream.of(
                "EXPLAIN SELECT * FROM T",
                "SELECT count(*) FROM T",
                "SELECT (SELECT max(id) FROM T) AS m",
                "SELECT * FROM T VERSION AS OF 1",
                "SELECT * FROM table_changes('T', 1)",
                "SUMMARIZE T",
                "DESCRIBE HISTORY T",
                "DESCRIBE DETAIL T",
                "DESCRIBE QUERY SELECT * FROM T",
                "SHOW PARTITIONS T",
                "INSERT INTO own SELECT id FROM T",
                "MERGE INTO own USING T AS s ON own.id = s.id WHEN NOT MATCHED THEN INSERT (id)"
                    + " VALUES (s.id)",
                "DELETE FROM own WHERE id IN (SELECT id FROM T)")
            .map(statement -> new Attempt(named(statement), with(MODIFY), READ));
    Stream<Attempt> filled =
        Stream.of("INSERT INTO T VALUES (3, 30)", "TRUNCATE TABLE T", "VACUUM T")
            .map(statement -> new Attempt(named(statement), with(READ), MODIFY));
    Stream<Attempt> changed =
        Stream.of(
                "UPDATE T SET id = 5",
                "DELETE FROM T WHERE id = 1",
                "MERGE INTO T USING (SELECT 1 AS id) AS s ON T.id = s.id WHEN MATCHED THEN DELETE",
                "OPTIMIZE T",
                "OPTIMIZE T DRY RUN",
                "RESTORE TABLE T TO VERSION AS OF 1")
            .flatMap(
                statement ->
                    Stream.of(
                        new Attempt(named(statement), with(READ), MODIFY),
                        new Attempt(named(statement), with(MODIFY), READ)));
    Stream<Attempt> owned =
        Stream.of(
                "ALTER TABLE T ADD COLUMN c INT",
                "ALTER TABLE T SET TBLPROPERTIES ('a' = 'b')",
                "ALTER TABLE T SET TAGS ('a' = 'b')",
                "ALTER TABLE T OWNER TO ben",
                "COMMENT ON TABLE T IS 'x'",
                "COMMENT ON COLUMN T.id IS 'x'",
                "DROP TABLE T")
            .map(statement -> new Attempt(named(statement), with(READ, MODIFY), MANAGE));
    String fine = "EXECUTE ON FUNCTION sales.eu.fine";
    Stream<Attempt> policies =
        Stream.of(
                "CREATE POLICY p ON TABLE T ROW FILTER sales.eu.fine TO team FOR TABLES",
                "CREATE OR REPLACE POLICY quiet ON TABLE T ROW FILTER sales.eu.fine TO team FOR TABLES",
                "DROP POLICY quiet ON TABLE T",
                "DESCRIBE POLICY quiet ON TABLE T",
                "SHOW POLICIES ON TABLE T",
                "SHOW EFFECTIVE POLICIES ON TABLE T")
            .map(statement -> new Attempt(named(statement), with(READ, MODIFY, fine), MANAGE));
    Stream<Attempt> tags =
        Stream.of(
            new Attempt(
                "CREATE POLICY p ON TABLE sales.eu.orders ROW FILTER sales.eu.fine TO team FOR"
                    + " TABLES",
                with(MANAGE),
                fine),
            new Attempt(
                "CREATE POLICY p ON SCHEMA sales.eu ROW FILTER sales.eu.fine TO team FOR TABLES",
                with(MANAGE, fine),
                "MANAGE ON SCHEMA sales.eu"),
            new Attempt(
                "CREATE POLICY p ON CATALOG sales ROW FILTER sales.eu.fine TO team FOR TABLES",
                with(fine, "MANAGE ON SCHEMA sales.eu"),
                "MANAGE ON CATALOG sales"),
            new Attempt(
                "SET TAG ON TABLE sales.eu.orders a = b",
                with(READ, MODIFY),
                "APPLY TAG ON TABLE sales.eu.orders"),
            new Attempt(
                "ALTER TABLE sales.eu.orders ALTER COLUMN id SET TAGS ('a')",
                with(READ, MODIFY),
                "APPLY TAG ON SCHEMA sales.eu"),
            new Attempt(
                "UNSET TAG ON COLUMN sales.eu.orders.id a",
                with(READ, MODIFY),
                "APPLY TAG ON TABLE sales.eu.orders"),
            new Attempt(
                "ALTER SCHEMA sales.eu SET TAGS ('a')",
                with("APPLY TAG ON TABLE sales.eu.orders"),
                "APPLY TAG ON SCHEMA sales.eu"),
            new Attempt(
                "ALTER CATALOG sales SET TAGS ('a')",
                with("APPLY TAG ON SCHEMA sales.eu"),
                "APPLY TAG ON CATALOG sales"));
    String readFiles = "READ VOLUME ON VOLUME sales.eu.raw";
    String writeFiles = "WRITE VOLUME ON SCHEMA sales.eu";
    Stream<Attempt> files =
        Stream.of(
            new Attempt(
                "CREATE VOLUME sales.eu.n", with(CREATE), "CREATE VOLUME ON SCHEMA sales.eu"),
            new Attempt(
                "DROP VOLUME sales.eu.raw",
                with(readFiles, writeFiles),
                "MANAGE ON VOLUME sales.eu.raw"),
            new Attempt(
                "ALTER VOLUME sales.eu.raw SET TAGS ('a')",
                with(readFiles, writeFiles),
                "APPLY TAG ON VOLUME sales.eu.raw"),
            new Attempt("DESCRIBE VOLUME sales.eu.raw", with(READ), readFiles),
            new Attempt("LIST '/Volumes/sales/eu/raw'", with(READ, writeFiles), readFiles),
            new Attempt(
                "LIST '/Volumes/sales/eu/raw'", List.of(USE_CATALOG, readFiles), USE_SCHEMA),
            new Attempt(
                "CREATE EXTERNAL LOCATION n URL 'files/n'",
                with(readFiles, "CREATE CATALOG ON METASTORE"),
                "CREATE EXTERNAL LOCATION ON METASTORE"));
    return Stream.of(around, read, filled, changed, owned, policies, tags, files)
        .flatMap(each -> each);
  }

  private static String named(String statement) {
    return statement
        .replace("MERGE INTO T ", "MERGE INTO sales.eu.orders AS T ")
        .replaceAll("(?<!AS )\\bT\\b(?![.]id =)", "sales.eu.orders");
  }

  @TestFactory
  Stream<DynamicTest> everyStatementNeedsExactlyWhatItNeeds() {
    int[] number = {0};
    return attempts()
        .map(
            attempt ->
                DynamicTest.dynamicTest(
                    attempt.statement() + " without " + attempt.lacks(),
                    () -> {
                      lake.close();
                      start(folder.resolve("lake" + ++number[0]));
                      holds(attempt);
                    }));
  }

  private void holds(Attempt attempt) {
    try (Session ben = lake.session(BEN)) {
      run(ben, "CREATE TABLE own (id INT)");
      attempt.has().forEach(grant -> lake.run("GRANT " + grant + " TO ben"));
      assertThatThrownBy(() -> run(ben, attempt.statement()))
          .as(attempt.toString())
          .isInstanceOf(LakewiseException.class)
          .hasMessageMatching(
              "(?s).*(does not exist|There is no (function|catalog)|You may not|Only its owner).*");
      // Through a group, and by what is inherited from the schema or catalog as well.
      lake.run("ALTER GROUP team ADD USER ben");
      lake.run("GRANT " + attempt.lacks() + " TO team");
      assertThat(run(ben, attempt.statement())).as(attempt.toString()).isNotNegative();
      lake.run("ALTER GROUP team DROP USER ben");
    }
  }

  private static long run(Session session, String statement) {
    try (Result result = session.execute(statement)) {
      long rows = 0;
      while (result.next() != null) {
        rows++;
      }
      return rows;
    }
  }

  private static String error(Session session, String statement) {
    try {
      run(session, statement);
      return "succeeded: " + statement;
    } catch (LakewiseException problem) {
      return problem.getMessage();
    }
  }

  @Test
  void whatIsNotSeenIsToldLikeWhatIsNotThere() {
    lake.run("CREATE TABLE main.default.hidden (a INT)");
    lake.run("CREATE VIEW main.default.hidden_view AS SELECT 1 AS a");
    lake.run("CREATE FUNCTION main.default.hidden_fn(x INT) RETURNS INT RETURN x");
    try (Session ben = lake.session(BEN)) {
      run(ben, "CREATE FUNCTION mine() RETURNS BOOLEAN RETURN true");
      for (String statement :
          List.of(
              "SELECT * FROM NAME",
              "INSERT INTO NAME VALUES (1)",
              "UPDATE NAME SET a = 1",
              "DELETE FROM NAME",
              "DROP TABLE NAME",
              "DROP TABLE IF EXISTS NAME",
              "DROP VIEW NAME",
              "DROP FUNCTION NAME",
              "UNDROP TABLE NAME",
              "DESCRIBE NAME",
              "DESCRIBE NAME a",
              "DESCRIBE EXTENDED NAME",
              "DESCRIBE HISTORY NAME",
              "DESCRIBE DETAIL NAME",
              "DESCRIBE FUNCTION NAME",
              "DESCRIBE FUNCTION EXTENDED NAME",
              "DESCRIBE QUERY SELECT * FROM NAME",
              "SHOW CREATE TABLE NAME",
              "SHOW COLUMNS IN NAME",
              "SHOW TBLPROPERTIES NAME",
              "SHOW GRANTS ON NAME",
              "SHOW POLICIES ON TABLE NAME",
              "CREATE POLICY p ON TABLE NAME ROW FILTER mine TO ben FOR TABLES",
              "SET TAG ON TABLE NAME a",
              "ALTER TABLE NAME SET ROW FILTER mine ON (a)",
              "GRANT SELECT ON NAME TO ben",
              "ALTER TABLE NAME OWNER TO ben",
              "ALTER VIEW NAME OWNER TO ben",
              "COMMENT ON TABLE NAME IS 'x'",
              "OPTIMIZE NAME",
              "VACUUM NAME",
              "RESTORE TABLE NAME TO VERSION AS OF 0",
              "CREATE TABLE c SHALLOW CLONE NAME",
              "CREATE TABLE c LIKE NAME",
              "SELECT NAME(1)",
              "SELECT * FROM table_changes('NAME', 0)",
              "EXPLAIN SELECT * FROM NAME")) {
        for (String hidden : List.of("hidden", "hidden_view", "hidden_fn")) {
          String nothing = "n".repeat(hidden.length());
          assertThat(error(ben, statement.replace("NAME", hidden)).replace(hidden, nothing))
              .as(statement)
              .isEqualTo(error(ben, statement.replace("NAME", nothing)));
        }
      }
      for (String listed :
          List.of(
              "SHOW TABLES",
              "SHOW VIEWS",
              "SHOW CATALOGS",
              "SHOW TABLES IN main.default LIKE '*hid*'",
              "SELECT table_name FROM information_schema.tables",
              "SELECT table_name FROM information_schema.columns",
              "SELECT routine_name FROM information_schema.routines")) {
        try (Result rows = ben.execute(listed)) {
          for (List<Object> row = rows.next(); row != null; row = rows.next()) {
            assertThat(row.toString()).as(listed).doesNotContain("hidden").doesNotContain("sales");
          }
        }
      }
      // Without CREATE TABLE nothing is told; with it, that the name is taken, not by what.
      assertThat(error(ben, "CREATE TABLE main.default.hidden (a INT)").replace("_view", ""))
          .isEqualTo(
              error(ben, "CREATE TABLE main.default.hidden_view (a INT)").replace("_view", ""))
          .contains("Name main.default.hidden already exists");
      lake.run("REVOKE CREATE TABLE ON SCHEMA main.default FROM `account users`");
      assertThat(error(ben, "CREATE TABLE main.default.hidden (a INT)"))
          .isEqualTo(error(ben, "CREATE TABLE main.default.nothing (a INT)"));
    }
  }

  @Test
  void aViewReadsWithItsOwnersRightsAsTheyAreNow() {
    user("ann");
    try (Session ann = lake.session(new Principal("ann", false));
        Session ben = lake.session(BEN)) {
      USES.forEach(grant -> lake.run("GRANT " + grant + " TO ann"));
      lake.run("GRANT " + READ + " TO ann");
      run(ann, "CREATE VIEW seen AS SELECT id FROM sales.eu.orders");
      run(ann, "GRANT SELECT ON VIEW seen TO ben");
      assertThat(run(ben, "SELECT * FROM seen")).isEqualTo(2);
      assertThat(error(ben, "SELECT * FROM sales.eu.orders")).contains("does not exist");
      lake.run("REVOKE " + READ + " FROM ann");
      assertThat(error(ben, "SELECT * FROM seen")).contains("orders");
      // Nobody gives a view to somebody whose rights it does not have.
      run(ben, "CREATE VIEW trap AS SELECT 1 AS a");
      assertThat(error(ben, "ALTER VIEW trap OWNER TO ann")).contains("only an admin");
      assertThat(error(ben, "ALTER VIEW trap OWNER TO local")).contains("cannot own");
      assertThat(error(ben, "ALTER VIEW trap OWNER TO admin")).contains("only an admin");
      // Who may alter another's view becomes its owner by writing its text.
      run(ann, "GRANT MANAGE ON VIEW seen TO ben");
      lake.run("GRANT " + READ + " TO ann");
      assertThat(run(ben, "ALTER VIEW seen AS SELECT 1 AS id")).isZero();
      assertThat(error(ben, "ALTER VIEW seen AS SELECT * FROM sales.eu.orders"))
          .contains("does not exist");
    }
  }

  /** Statements that are not in the matrix, with what decides about them. */
  private static final Map<String, String> DECIDED =
      Map.ofEntries(
          Map.entry("QueryStatement", "in the matrix"),
          Map.entry("ExplainStatement", "in the matrix"),
          Map.entry("SessionStatement", "changes the session; USE is in the matrix"),
          Map.entry("SchemaStatement", "in the matrix"),
          Map.entry("TableStatement", "in the matrix"),
          Map.entry("ViewStatement", "in the matrix"),
          Map.entry("FunctionStatement", "in the matrix"),
          Map.entry("DataStatement", "in the matrix"),
          Map.entry("AnnotationStatement", "in the matrix"),
          Map.entry("DescribeStatement", "in the matrix"),
          Map.entry("ShowStatement", "in the matrix"),
          Map.entry("MaintenanceStatement", "in the matrix"),
          Map.entry("WarehouseStatement", "WarehousesContract, WarehouseRegistryTest"),
          Map.entry("AccessStatement", "in the matrix; groups are for admins: PrincipalsTest"),
          Map.entry("PolicyStatement", "in the matrix"),
          Map.entry("VolumeStatement", "in the matrix"),
          Map.entry("LocationStatement", "in the matrix"),
          Map.entry(
              "FileStatement", "in the matrix; PUT and GET are the Files API's: GrantAttemptsIT"),
          Map.entry("TransactionStatement", "refused"),
          Map.entry("UnsupportedStatement", "refused"));

  @Test
  void everyKindOfStatementIsDecidedAbout() {
    assertThat(Stream.of(Statement.class.getPermittedSubclasses()).map(Class::getSimpleName))
        .containsExactlyInAnyOrderElementsOf(DECIDED.keySet());
    Set<String> met =
        attempts()
            .map(attempt -> StatementParser.parse(attempt.statement()).getClass())
            .map(type -> type.getInterfaces()[0])
            .map(type -> type == Statement.class ? "" : type.getSimpleName())
            .collect(Collectors.toSet());
    assertThat(met)
        .contains(
            "SchemaStatement",
            "TableStatement",
            "ViewStatement",
            "FunctionStatement",
            "DataStatement",
            "AnnotationStatement",
            "DescribeStatement",
            "ShowStatement",
            "MaintenanceStatement",
            "AccessStatement",
            "PolicyStatement");
    assertThatThrownBy(() -> TablePrivileges.of("SOMETHING NEW"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void rightsAreShownToWhoManages() {
    lake.run("GRANT SELECT, MODIFY ON SCHEMA sales.eu TO team");
    lake.run("GRANT USE CATALOG ON CATALOG sales TO ben");
    assertThat(lake.sql("SHOW GRANTS ON TABLE sales.eu.orders"))
        .contains(List.of("team", "SELECT", "SCHEMA", "sales.eu"));
    assertThat(lake.sql("SHOW GRANTS TO ben"))
        .containsExactly(List.of("ben", "USE CATALOG", "CATALOG", "sales"));
    assertThat(lake.sql("SHOW GRANTS team ON SCHEMA sales.eu")).hasSize(2);
    assertThat(lake.error("GRANT SELECT ON FUNCTION sales.eu.twice TO ben"))
        .contains("cannot be granted on a function");
    assertThat(lake.error("GRANT FLY ON TABLE sales.eu.orders TO ben")).contains("no privilege");
    assertThat(lake.error("GRANT SELECT ON TABLE sales.eu.orders TO nobody"))
        .contains("does not exist");
    try (Session ben = lake.session(BEN)) {
      assertThat(run(ben, "SHOW GRANTS ON CATALOG sales")).isEqualTo(1);
      assertThat(error(ben, "SHOW GRANTS ON SCHEMA sales.eu")).contains("does not exist");
    }
  }
}
