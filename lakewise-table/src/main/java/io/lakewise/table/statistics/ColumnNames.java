package io.lakewise.table.statistics;

import java.util.ArrayList;
import java.util.List;

/** A list of column names as table properties spell it: {@code a, b.c, `x.y`}. */
final class ColumnNames {

  private ColumnNames() {}

  /** Each name as its path. */
  static List<List<String>> parse(String text) {
    List<List<String>> names = new ArrayList<>();
    List<String> path = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at <= text.length(); at++) {
      char next = at == text.length() ? ',' : text.charAt(at);
      if (next == '`' && at < text.length()) {
        boolean doubled = quoted && at + 1 < text.length() && text.charAt(at + 1) == '`';
        if (doubled) {
          part.append('`');
          at++;
        } else {
          quoted = !quoted;
        }
      } else if ((quoted && at < text.length()) || (next != ',' && next != '.')) {
        part.append(next);
      } else {
        path.add(part.toString().strip());
        part.setLength(0);
        if (next == ',') {
          names.add(List.copyOf(path));
          path.clear();
        }
      }
    }
    return names;
  }
}
