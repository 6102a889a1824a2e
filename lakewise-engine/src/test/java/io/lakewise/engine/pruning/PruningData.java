package io.lakewise.engine.pruning;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables of several files whose statistics differ in every way that matters, and conditions. */
final class PruningData {

  static final String VALUE_TYPES =
      """
      id BIGINT
      i INTEGER
      big DECIMAL(38,0)
      d DOUBLE
      f FLOAT
      s VARCHAR
      day DATE
      ts TIMESTAMP
      tz TIMESTAMPTZ
      money DECIMAL(10,2)
      flag BOOLEAN
      st.a INTEGER
      st.u.t VARCHAR
      raw BLOB
      """;

  static final String DAY_TYPES =
      """
      id BIGINT
      n INTEGER
      day DATE
      kind VARCHAR
      """;

  private PruningData() {}

  static void create(TestLake lake) {
    lake.run(
        "CREATE TABLE v (id BIGINT, i INTEGER, big DECIMAL(38,0), d DOUBLE, f FLOAT, s VARCHAR,"
            + " day DATE, ts TIMESTAMP, tz TIMESTAMPTZ, money DECIMAL(10,2), flag BOOLEAN,"
            + " st STRUCT(a INTEGER, u STRUCT(t VARCHAR)), raw BLOB)");
    for (int file = 0; file < 6; file++) {
      lake.run(
          "INSERT INTO v SELECT x, x::INTEGER - 20, x::DECIMAL(38,0) * 1"
              + "0".repeat(30)
              + ", x / 4 - 5.0, (x / 4 - 5.0)::FLOAT, chr(97 + (x // 5)::INTEGER) || x,"
              + " DATE '2020-01-01' + x::INTEGER * 10,"
              + " TIMESTAMP '2020-01-01 00:00:00.5' + to_hours(x::INTEGER * 10),"
              + " TIMESTAMPTZ '2020-01-01 00:00:00.123456+00' + to_hours(x::INTEGER * 10),"
              + " x * 100.25 - 1000, x < 20,"
              + " {'a': x::INTEGER, 'u': {'t': 'k' || (x // 10)}}, chr(97 + (x // 5)::INTEGER)::BLOB"
              + " FROM range("
              + file * 10
              + ", "
              + (file + 1) * 10
              + ") AS r(x)");
    }
    insert(lake, "(100, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
    insert(
        lake,
        "(110, 7, 5, 'nan'::DOUBLE, 'nan'::FLOAT, '', DATE '0001-01-01',"
            + " TIMESTAMP '1500-01-01', TIMESTAMPTZ '1500-01-01 00:00+00', 0, NULL,"
            + " {'a': NULL, 'u': NULL}, ''), (111, 9, 6, 2.5, 2.5, NULL, NULL, NULL, NULL, 0.01,"
            + " true, NULL, NULL)");
    insert(lake, row(120, "'-0.0'", "repeat('long', 20) || 'a'", "'9999-12-31'"));
    insert(lake, row(121, "0.0", "repeat('long', 20) || 'b'", "'9999-12-30'"));
    insert(lake, row(122, "'inf'", "repeat('\uD83D\uDE00', 50)", "'2021-06-01'"));
    insert(lake, row(123, "'-inf'", "'it''s a \"quote\" ' || chr(10) || '\\'", "'2021-06-02'"));
    insert(lake, row(124, "1e30", "'\u00E9t\u00E9'", "'2021-06-03'"));
    insert(lake, row(125, "0.1", "'%_literal'", "'2021-06-04'"));
    lake.run(
        "CREATE TABLE days (id BIGINT, n INTEGER, day DATE, kind VARCHAR)"
            + " PARTITIONED BY (day, kind)");
    long first = 0;
    for (String day : new String[] {"DATE '2024-01-01'", "DATE '2024-02-01'", "NULL"}) {
      for (String kind : new String[] {"'a b/c'", "'\u00FC%'", "NULL"}) {
        lake.run(
            "INSERT INTO days SELECT x, x, "
                + day
                + ", "
                + kind
                + " FROM range("
                + first
                + ", "
                + (first + 10)
                + ") AS r(x)");
        first += 10;
      }
    }
  }

  private static void insert(TestLake lake, String rows) {
    lake.run("INSERT INTO v VALUES " + rows);
  }

  private static String row(int id, String number, String text, String day) {
    return "("
        + id
        + ", "
        + id
        + ", -"
        + id
        + ", "
        + number
        + "::DOUBLE, "
        + number
        + "::FLOAT, "
        + text
        + ", "
        + day
        + ", '2021-03-14 02:30:00', '2021-03-14 02:30:00 America/New_York', -99999999.99, false,"
        + " {'a': -1, 'u': {'t': NULL}}, NULL)";
  }

  static List<String> conditions(String file) {
    try (InputStream in = PruningData.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
