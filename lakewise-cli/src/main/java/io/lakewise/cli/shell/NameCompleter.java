package io.lakewise.cli.shell;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes keywords and the names of tables and columns, which are asked for at the first use. */
final class NameCompleter implements Completer {

  private static final List<String> KEYWORDS =
      List.of(
          ("ADD ALTER AND AS ASC BETWEEN BY CASE CAST CLONE CLUSTER COLUMN COMMENT CONSTRAINT COPY"
                  + " COUNT CREATE CROSS DEEP DEFAULT DELETE DESC DESCRIBE DETAIL DISTINCT DROP ELSE"
                  + " END EXCEPT EXISTS EXPLAIN FROM FULL FUNCTION GROUP HAVING HISTORY INNER INSERT"
                  + " INTERSECT INTO IS JOIN LEFT LIKE LIMIT MATCHED MERGE NOT NULL OF OFFSET ON"
                  + " OPTIMIZE OR ORDER OVERWRITE PARTITIONED QUALIFY REPLACE RESTORE RIGHT SCHEMA"
                  + " SELECT SET SHALLOW SHOW TABLE TABLES TBLPROPERTIES THEN TIMESTAMP TO TRUNCATE"
                  + " UNION UNDROP UPDATE USE USING VACUUM VALUES VERSION VIEW WHEN WHERE WITH ZORDER")
              .split(" "));

  private static final String NAMES =
      "select table_name from information_schema.tables"
          + " union select table_schema || '.' || table_name from information_schema.tables"
          + " union select column_name from information_schema.columns";

  private final Session session;
  private TreeSet<String> names;

  NameCompleter(Session session) {
    this.session = session;
  }

  /** Forgets the names, as a statement may have changed them. */
  void forget() {
    names = null;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String word = line.word();
    String lower = word.toLowerCase(Locale.ROOT);
    if (line.line().startsWith(".") && line.cursor() == word.length()) {
      offer(DotCommands.NAMES, lower, false, candidates);
      return;
    }
    boolean small = word.equals(lower) && !word.isEmpty();
    offer(KEYWORDS, lower, small, candidates);
    offer(names(), lower, false, candidates);
  }

  private static void offer(
      Iterable<String> texts, String lower, boolean small, List<Candidate> candidates) {
    for (String text : texts) {
      if (text.toLowerCase(Locale.ROOT).startsWith(lower)) {
        candidates.add(new Candidate(small ? text.toLowerCase(Locale.ROOT) : text));
      }
    }
  }

  private TreeSet<String> names() {
    if (names == null) {
      names = new TreeSet<>();
      try (Result result = session.execute(NAMES)) {
        for (List<Object> row = result.next(); row != null; row = result.next()) {
          String name = String.valueOf(row.get(0));
          if (name.chars().noneMatch(Character::isISOControl)) {
            names.add(name);
          }
        }
      } catch (LakewiseException unknown) {
        // Completion is a help only; the statement itself will say what is wrong.
        names.clear();
      }
    }
    return names;
  }
}
