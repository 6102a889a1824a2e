package io.lakewise.engine.policy;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.List;

/** A lake with a table of six people, of whom three are seen, and without their numbers. */
final class PeopleLake implements AutoCloseable {

  /** What a policy hides. */
  static final String HIDDEN = "ZED\\d|700\\d|[A-F]{2}-\\d";

  private static final List<String> PEOPLE =
      List.of(
          "CREATE TABLE people (id INT, region STRING, name STRING, ssn STRING, pay INT)"
              + " TBLPROPERTIES ('delta.enableChangeDataFeed' = 'true',"
              + " 'delta.columnMapping.mode' = 'name')",
          "INSERT INTO people VALUES (1, 'EU', 'Ann', 'AA-1111', 10), (2, 'EU', 'Bob', 'BB-2222', 20)",
          "INSERT INTO people VALUES (3, 'US', 'ZED3', 'CC-3333', 7003), (4, 'US', 'ZED4', 'DD-4444', 7004)",
          "INSERT INTO people VALUES (5, 'EU', 'Eve', 'EE-5555', 30), (6, 'US', 'ZED6', 'FF-6666', 7006)");

  private static final List<String> BY_REGION =
      List.of(
          "CREATE TABLE people_by_region (id INT, region STRING) PARTITIONED BY (region)",
          "INSERT INTO people_by_region VALUES (1, 'EU'), (3, 'US')",
          "INSERT INTO people_by_region VALUES (2, 'EU'), (4, 'US')");

  private static final List<String> POLICIES =
      List.of(
          "ALTER TABLE people SET ROW FILTER only_eu ON (region)",
          "ALTER TABLE people ALTER COLUMN ssn SET MASK last_one USING COLUMNS (region)",
          "ALTER TABLE people_by_region SET ROW FILTER only_eu ON (region)");

  private static final List<String> TAGS =
      List.of(
          "ALTER TABLE people ALTER COLUMN region SET TAGS ('region')",
          "SET TAG ON COLUMN people.ssn pii = high",
          "ALTER TABLE people_by_region ALTER COLUMN region SET TAGS ('region')");

  private static final List<String> BY_TAG =
      List.of(
          "CREATE POLICY only_eu ON SCHEMA default ROW FILTER only_eu TO `account users` FOR TABLES"
              + " MATCH COLUMNS has_tag('region') AS r USING COLUMNS (r)",
          "CREATE POLICY last_one ON CATALOG main COLUMN MASK last_one TO `account users` FOR TABLES"
              + " MATCH COLUMNS has_tag_value('pii', 'high') AS p, has_tag('region') AS r"
              + " ON COLUMN p USING COLUMNS (r)");

  /** How the tables are governed. */
  enum Governed {
    /** Not at all. */
    NOT,
    /** By policies that are set on the tables. */
    BY_TABLE,
    /** By policies of their schema and catalog, and tags. */
    BY_TAG
  }

  private final TestLake lake;
  private final ServedSession session;
  private final Governed governed;

  PeopleLake(Path folder, boolean governed) {
    this(folder, governed ? Governed.BY_TABLE : Governed.NOT);
  }

  PeopleLake(Path folder, Governed governed) {
    this.lake = new TestLake(folder);
    this.session = lake.session(Principal.LOCAL);
    this.governed = governed;
    run(
        "CREATE FUNCTION only_eu(r STRING) RETURNS BOOLEAN RETURN r = 'EU' OR"
            + " is_account_group_member('auditors')");
    run(
        "CREATE FUNCTION last_one(s STRING, r STRING) RETURNS STRING RETURN CASE WHEN r = 'none'"
            + " THEN s ELSE concat('***', right(s, 1)) END");
    run("CREATE TABLE plain (id INT, note STRING)");
    run("INSERT INTO plain VALUES (3, 'AA-1111'), (99, 'ZED3'), (4, 'x'), (5, 'y'), (6, 'z')");
    if (governed == Governed.BY_TAG) {
      BY_TAG.forEach(this::run);
    }
    make();
    run("CREATE VIEW people_view AS SELECT * FROM people");
    run(
        "CREATE FUNCTION people_of(r STRING) RETURNS TABLE RETURN SELECT * FROM people WHERE"
            + " region = r");
    run(
        "CREATE FUNCTION name_of(i INT) RETURNS STRING RETURN (SELECT max(name) FROM people WHERE"
            + " id = i)");
  }

  /** Makes the tables anew. */
  void remake() {
    run("DROP TABLE people");
    run("DROP TABLE people_by_region");
    make();
  }

  private void make() {
    PEOPLE.forEach(this::run);
    BY_REGION.forEach(this::run);
    if (governed == Governed.BY_TABLE) {
      POLICIES.forEach(this::run);
    } else if (governed == Governed.BY_TAG) {
      TAGS.forEach(this::run);
    }
  }

  /** Where a table lies. */
  String location(String table) {
    String described = "SELECT location FROM (DESCRIBE DETAIL " + table + ")";
    try (Result result = session.execute(described)) {
      return (String) result.next().get(0);
    }
  }

  /** Fails if a statement does. */
  void run(String statement) {
    session.execute(statement).close();
  }

  /** What a statement tells: its rows, message and metrics, or its error with all causes. */
  String told(String statement) {
    StringBuilder told = new StringBuilder();
    try (Result result = session.execute(statement)) {
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        told.append(row).append('\n');
      }
      told.append(result.message()).append(' ').append(result.metrics());
      return withoutFolders(told);
    } catch (LakewiseException error) {
      for (Throwable each = error; each != null; each = each.getCause()) {
        told.append(each.getMessage()).append('\n');
      }
      return withoutFolders(told);
    }
  }

  /** The names of folders are made by chance, and could look like anything. */
  private static String withoutFolders(StringBuilder told) {
    return told.toString().replaceAll("\\S*/tables/[0-9a-f-]{36}", "a folder");
  }

  @Override
  public void close() {
    session.close();
    lake.close();
  }
}
