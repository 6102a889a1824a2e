package io.lakewise.cli.command;

import io.lakewise.cli.CliErrors;
import io.lakewise.engine.session.ResultColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the columns of two tables differ; names are compared ignoring case.
 *
 * @param common names of the columns that both have, as the second spells them
 * @param lines one for each difference, for people
 */
record SchemaDifference(List<String> common, List<String> lines) {

  /** Compares. */
  static SchemaDifference of(List<ResultColumn> before, List<ResultColumn> after) {
    Map<String, ResultColumn> left = byName(before);
    Map<String, ResultColumn> right = byName(after);
    List<String> common = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    right.forEach(
        (name, column) -> {
          ResultColumn old = left.get(name);
          if (old == null) {
            lines.add("column added: " + column.name() + " " + column.type());
            return;
          }
          common.add(column.name());
          if (!old.type().equals(column.type())) {
            lines.add(
                "column changed: " + column.name() + " " + old.type() + " → " + column.type());
          }
        });
    left.forEach(
        (name, column) -> {
          if (!right.containsKey(name)) {
            lines.add("column removed: " + column.name() + " " + column.type());
          }
        });
    if (common.isEmpty()) {
      throw CliErrors.nothingInCommon();
    }
    return new SchemaDifference(List.copyOf(common), List.copyOf(lines));
  }

  /** The columns of a key as the tables spell them. */
  List<String> keyColumns(List<String> key) {
    List<String> found = new ArrayList<>();
    for (String wanted : key) {
      found.add(
          common.stream()
              .filter(name -> name.equalsIgnoreCase(wanted.strip()))
              .findFirst()
              .orElseThrow(() -> CliErrors.unknownKey(wanted, common)));
    }
    return found;
  }

  private static Map<String, ResultColumn> byName(List<ResultColumn> columns) {
    Map<String, ResultColumn> named = new LinkedHashMap<>();
    columns.forEach(column -> named.put(column.name().toLowerCase(Locale.ROOT), column));
    return named;
  }
}
