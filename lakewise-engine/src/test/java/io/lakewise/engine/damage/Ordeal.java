package io.lakewise.engine.damage;

import io.lakewise.engine.TestLake;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is asked of a damaged table: each statement ends in right rows or in one clear error. */
final class Ordeal {

  private static final Pattern LEAK =
      Pattern.compile(
          "(?i)exception|\\bjava\\.|\\bnull pointer|stack trace|INTERNAL Error|\\n\\s+at ");

  /** What is wrong with the table as a whole needs no file's name. */
  private static final Pattern OF_TABLE =
      Pattern.compile("^(?:The table (?:has protocol|needs|maps)|The table's (?:protocol|schema))");

  /** What a statement ended in; one of the two is null. */
  record Outcome(List<String> rows, String error) {
    @Override
    public String toString() {
      return error == null ? rows.size() + " rows" : "\"" + error + "\"";
    }
  }

  private final TestLake lake;
  private final Path folder;
  private final String table;
  private final List<String> said = new ArrayList<>();

  Ordeal(TestLake lake, Path folder) {
    this.lake = lake;
    this.folder = folder;
    this.table = "delta.`" + folder + "`";
  }

  /** The errors so far. */
  List<String> said() {
    return said;
  }

  static List<String> texts(List<List<Object>> rows) {
    return rows.stream().map(Ordeal::text).sorted().toList();
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Ordeal::text).toList().toString();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, String> texts = new TreeMap<>();
      map.forEach((key, item) -> texts.put(text(key), text(item)));
      return texts.toString();
    }
    return String.valueOf(value);
  }

  /** Runs a statement; {@code %s} is the table. */
  Outcome run(String statement) {
    String text = statement.replace("%s", table);
    try {
      return new Outcome(texts(lake.sql(text)), null);
    } catch (LakewiseException e) {
      String message = e.getMessage();
      if (message.length() > 5000 || message.isBlank() || LEAK.matcher(message).find()) {
        throw new AssertionError("an error that is not clear: " + text + ": " + message, e);
      }
      said.add(message);
      return new Outcome(null, message);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("leaked from " + text + ": " + e, e);
    }
  }

  /**
   * Reads in all ways.
   *
   * @param expected the table's versions; null if the damage may have changed them unnoticed
   * @param latest the version that is now the latest
   * @return the errors of statements that a sound table does not refuse
   */
  List<String> read(FuzzedTable expected, int latest, Random random) {
    Outcome all = run("SELECT * FROM %s");
    check(all, expected, latest);
    boolean named = all.error == null || all.error.contains(folder.getFileName().toString());
    if (!named && !OF_TABLE.matcher(all.error).find()) {
      throw new AssertionError("an error that names no file: " + all.error);
    }
    Outcome count = run("SELECT count(*) FROM %s");
    if (all.rows != null && count.rows != null && expected != null) {
      same("count(*)", List.of("[" + all.rows.size() + "]"), count.rows);
    }
    List<Outcome> outcomes = new ArrayList<>(List.of(all, count));
    outcomes.add(run("SELECT id, name FROM %s WHERE id BETWEEN 35 AND 45 AND part = 1"));
    outcomes.add(run("DESCRIBE HISTORY %s"));
    outcomes.add(run("DESCRIBE DETAIL %s"));
    int version = random.nextInt(latest + 2);
    Outcome earlier = run("SELECT * FROM %s VERSION AS OF " + version);
    if (version <= latest) {
      check(earlier, expected, version);
      outcomes.add(earlier);
    }
    run("SELECT count(*) FROM %s TIMESTAMP AS OF now()");
    run("SELECT * FROM table_changes('" + table.replace("'", "''") + "', 0)");
    return outcomes.stream().map(Outcome::error).filter(Objects::nonNull).toList();
  }

  private static void check(Outcome outcome, FuzzedTable expected, int version) {
    if (expected != null && outcome.rows != null && expected.versions().get(version) != null) {
      same("version " + version, expected.versions().get(version), outcome.rows);
    }
  }

  /**
   * Writes in some ways: a write that fails changes nothing, one that succeeds changes its rows.
   */
  void write(Random random) {
    for (int i = 0; i < 3; i++) {
      Outcome before = run("SELECT * FROM %s");
      String row = "[7000, new, 1, 1.00, null]";
      switch (random.nextInt(8)) {
        case 0 -> after(before, "INSERT INTO %s VALUES (7000, 'new', 1, 1, NULL)", row, null);
        case 1 -> after(before, "DELETE FROM %s WHERE id = 41", null, "[41, ");
        case 2 -> after(before, "DELETE FROM %s WHERE id = 7000", null, "[7000, ");
        case 3 -> after(before, "OPTIMIZE %s", null, null);
        case 4 -> after(before, "VACUUM %s", null, null);
        case 5 ->
            after(
                before,
                "MERGE INTO %s AS t USING (SELECT 2::BIGINT AS id) AS s ON t.id = s.id"
                    + " WHEN MATCHED THEN DELETE",
                null,
                "[2, ");
        case 6 -> after(before, "UPDATE %s SET name = name WHERE id = 1", null, null);
        default -> after(before, "ALTER TABLE %s SET TBLPROPERTIES ('a' = 'b')", null, null);
      }
    }
  }

  private void after(Outcome before, String statement, String added, String removed) {
    Outcome done = run(statement);
    Outcome now = run("SELECT * FROM %s");
    if (before.rows == null) {
      if (now.rows != null) {
        throw new AssertionError(statement + " made an unreadable table readable: " + before.error);
      }
      return;
    }
    List<String> expected = new ArrayList<>(before.rows);
    if (done.error == null) {
      expected.removeIf(row -> removed != null && isOf(row, removed));
      if (added != null) {
        expected.add(added);
      }
      expected.sort(null);
    }
    if (now.rows == null) {
      throw new AssertionError(statement + " (" + done + ") broke the table: " + now.error);
    }
    same("after " + statement + " (" + done + ")", expected, now.rows);
  }

  /** Whether a row begins with a first value, which may be its only one. */
  private static boolean isOf(String row, String start) {
    return row.startsWith(start) || row.equals(start.replace(", ", "]"));
  }

  private static void same(String what, List<String> expected, List<String> actual) {
    if (!Objects.equals(expected, actual)) {
      List<String> missing = new ArrayList<>(expected);
      actual.forEach(missing::remove);
      List<String> more = new ArrayList<>(actual);
      expected.forEach(more::remove);
      throw new AssertionError(
          what
              + ": wrong rows; missing "
              + missing.size()
              + " "
              + first(missing)
              + ", too many "
              + more.size()
              + " "
              + first(more));
    }
  }

  private static List<String> first(List<String> rows) {
    return rows.subList(0, Math.min(3, rows.size()));
  }
}
