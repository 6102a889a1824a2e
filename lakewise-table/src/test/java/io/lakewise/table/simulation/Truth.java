package io.lakewise.table.simulation;

import io.lakewise.table.simulation.Attempt.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The model of all tables, told by a store what takes place. */
public final class Truth {

  private static final Pattern COMMIT = Pattern.compile("(.*)/_delta_log/(\\d{20})\\.json");

  private final Map<String, Attempt> attempts = new LinkedHashMap<>();
  private final Map<String, TableTruth> tables = new TreeMap<>();

  /** The table in a folder. */
  public TableTruth table(String location) {
    return tables.computeIfAbsent(location, key -> new TableTruth(key, attempts));
  }

  /** Tables that have a version. */
  public List<TableTruth> tables() {
    return tables.values().stream().filter(table -> table.latest() >= 0).toList();
  }

  /** An object was written. */
  public void saw(String path, byte[] bytes, long time) {
    Matcher name = COMMIT.matcher(path);
    if (name.matches()) {
      table(name.group(1)).saw(Long.parseLong(name.group(2)), bytes, time);
    }
  }

  /** A statement that is about to be tried. */
  public Attempt attempt(TableTruth table, Change change) {
    Attempt attempt = new Attempt("s" + attempts.size(), table, change);
    attempts.put(attempt.id, attempt);
    return attempt;
  }

  /** Whether somebody has begun to vacuum a table. */
  boolean isVacuumed(TableTruth table) {
    return attempts.values().stream()
        .anyMatch(each -> each.table == table && each.change instanceof Change.Vacuum);
  }

  /** Whether every client was told the truth. */
  public void checkOutcomes() {
    for (Attempt attempt : attempts.values()) {
      List<Long> versions =
          attempt.table == null ? List.of() : attempt.table.versionsOf(attempt.id);
      boolean told = attempt.outcome != Outcome.COMMITTED || attempt.isMet(versions);
      boolean once = versions.size() <= 1;
      boolean never = attempt.outcome != Outcome.FAILED || versions.isEmpty();
      if (attempt.change instanceof Change.Vacuum) {
        continue;
      }
      if (!told || !once || !never) {
        throw new AssertionError(
            attempt
                + " is "
                + attempt.outcome
                + " as version "
                + attempt.version
                + " and became the versions "
                + versions);
      }
    }
  }
}
