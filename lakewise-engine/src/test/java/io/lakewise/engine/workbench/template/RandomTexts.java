package io.lakewise.engine.workbench.template;

import java.util.List;
import java.util.Random;

/** Queries of few shapes with literals of all kinds in them, so that most differ in these alone. */
public final class RandomTexts {

  private static final List<String> SHAPES =
      List.of(
          "SELECT ?",
          "SELECT ? AS a, ? FROM t",
          "SELECT ?, ?, ? + ? * ?",
          "SELECT -?, - ?, +?, 1-?, k -? FROM t",
          "SELECT * FROM t WHERE k = ?",
          "SELECT * FROM t WHERE k = ? -- 5 'x'\n AND s = ?",
          "SELECT /* ' 7 */ * FROM t /* /* 8 */ */ WHERE ? = k OR s <> ?",
          "SELECT * FROM t WHERE k BETWEEN ? AND ? AND NOT s IN (?, ?, ?)",
          "SELECT * FROM t WHERE k IN (?)",
          "SELECT * FROM t WHERE s LIKE ? ESCAPE ? OR s SIMILAR TO ?",
          "SELECT * FROM t WHERE d > DATE ? - INTERVAL ? DAY",
          "SELECT * FROM t WHERE d > DATE '2024-01-31' AND z < TIMESTAMP ?",
          "SELECT INTERVAL ? YEAR, INTERVAL ?, INTERVAL (?) MONTH",
          "SELECT k FROM t ORDER BY ? LIMIT ? OFFSET ?",
          "SELECT k FROM t LIMIT ?%",
          "SELECT k FROM t LIMIT ? PERCENT",
          "SELECT k AS ? FROM t GROUP BY ? HAVING count(*) > ?",
          "SELECT CAST(? AS DECIMAL(?, ?)), ?::VARCHAR(?), ?::INT",
          "SELECT TRY_CAST(? AS DOUBLE), CASE k WHEN ? THEN ? ELSE ? END FROM t",
          "SELECT x[?], x[?:?], {'a': ?, ?: 3}, [?, ?], MAP {?: ?} FROM t",
          "SELECT x -> ?, x ->> ?, x.y[?] FROM t",
          "SELECT COLUMNS(?) FROM t",
          "SELECT * REPLACE (? AS k) FROM t",
          "FROM ?",
          "SELECT * FROM range(?, ?) r(i) WHERE i % ? = 1",
          "SELECT * FROM t TABLESAMPLE ? PERCENT",
          "SELECT * FROM t USING SAMPLE ? ROWS",
          "SELECT * FROM t USING SAMPLE reservoir(? ROWS) REPEATABLE (?)",
          "SELECT sum(k) OVER (ORDER BY k ROWS BETWEEN ? PRECEDING AND ? FOLLOWING) FROM t",
          "SELECT quantile_cont(k, ?) FILTER (WHERE k > ?) FROM t",
          "SELECT list_transform([?], lambda y: y + ?), f(k := ?)",
          "SELECT EXTRACT(? FROM d), d AT TIME ZONE ?, s COLLATE nocase = ? FROM t",
          "SELECT position(? IN s), substring(s FROM ? FOR ?), trim(? FROM s) FROM t",
          "SELECT ? UNION ALL SELECT ? EXCEPT SELECT ?",
          "VALUES (?, ?), (?, ?)",
          "WITH q AS (SELECT ? AS c) SELECT (SELECT c FROM q WHERE c > ?), EXISTS (SELECT ?)",
          "SELECT * FROM t AT (VERSION => ?) WHERE k = ?",
          "SELECT * FROM (PIVOT t ON k IN (?, ?) USING sum(k))",
          "SELECT #?, $?, ?1, t.?, k? FROM t",
          "SELECT ??, ? ?, ?\n? FROM t",
          "SELECT 'it''s ' || ? || \"q 5 ''\" || E'\\' ?' || $$ ? $$, ? IS NULL, NULL",
          "SELECT N?, U&?, X?, B?, E?, r?",
          "SELECT k FROM t WHERE k = ? AND k = 10 AND s = ? AND s = '10'");

  private static final List<String> NUMBERS =
      List.of("0", "1", "10", "5", "00", "007", "2147483647", "2147483648", "123456789012345678");

  private static final List<String> STRINGS =
      List.of("''", "'a'", "'abc'", "'10'", "'it''s'", "''''", "'é☃'", "'😀 x'", "'NULL'");

  private static final List<String> DAYS =
      List.of("01'", "02'", "15'", "28'", "29'", "30'", "00'", "1'", "03 '", "04 00:00:00'");

  private static final List<String> ODD_STRINGS =
      List.of(
          "'\\'",
          "'a\\nb'",
          "'-- x'",
          "'/* x'",
          "'a\nb\r\tc'",
          "'719365820417100'",
          "'\u00a0\ufeff\u200b'",
          "'2024-02-30'",
          "'1 day'",
          "'?'",
          "'$1'",
          "'%_'",
          "'\ud800'",
          "'a' 'b'",
          "'a'\n'b'",
          "'a'\n''");

  private static final List<String> OTHERS =
      List.of(
          "-5",
          "- 5",
          "--5\n",
          "1.0",
          "1.50",
          "0.1",
          ".5",
          "5.",
          "1e10",
          "1E-3",
          "1_000",
          "0x1F",
          "9223372036854775807",
          "9223372036854775808",
          "170141183460469231731687303715884105728",
          "1000000000000000000000000000000",
          "1.000000000000000000000000000001",
          "123456789012345678.123456789012345678",
          "NULL",
          "TRUE",
          "DATE '2024-02-29'",
          "TIMESTAMP '2024-02-29 12:00:00'",
          "INTERVAL '3' DAY",
          "INTERVAL 3 DAY",
          "CAST(5 AS DOUBLE)",
          "5::VARCHAR",
          "'5'::INT",
          "E'a\\nb'",
          "x'AB'",
          "$$a$$",
          "$t$a'b$t$",
          "(1)",
          "('a')",
          "\"5\"",
          "k",
          "5 /* 6 */",
          "'a' || 'b'",
          "1 + 1");

  private final Random random;

  /** Texts that follow from a seed. */
  public RandomTexts(long seed) {
    random = new Random(seed);
  }

  /** The next one. */
  public String next() {
    return filled(any(SHAPES));
  }

  private String filled(String shape) {
    StringBuilder text = new StringBuilder();
    for (char c : shape.toCharArray()) {
      text.append(c == '?' ? literal() : String.valueOf(c));
    }
    return text.toString();
  }

  /** A plain whole number. */
  public String number() {
    return random.nextInt(4) == 0
        ? any(NUMBERS)
        : String.valueOf(random.nextInt(random.nextBoolean() ? 10 : 1_000_000));
  }

  /** A plain string. */
  public String string() {
    return any(STRINGS);
  }

  /** A day, or now and then what only looks like one. */
  public String day() {
    return "DATE '20" + (10 + random.nextInt(20)) + "-0" + any(List.of("1", "2")) + "-" + any(DAYS);
  }

  /** A literal of any kind. */
  public String literal() {
    int kind = random.nextInt(100);
    if (kind < 45) {
      return number();
    }
    return kind < 80 ? string() : any(kind < 87 ? ODD_STRINGS : OTHERS);
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
