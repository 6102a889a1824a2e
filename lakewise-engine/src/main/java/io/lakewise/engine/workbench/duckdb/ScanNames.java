package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the names in the conditions of one scan mean. */
final class ScanNames {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final PlannedQuery planned;
  private final List<StructField> fields;
  private final Map<String, String> called;

  /**
   * @param called the table's own names of columns by those by which filters call them
   */
  ScanNames(PlannedQuery planned, BoundTable table, Map<String, String> called) {
    this.planned = planned;
    this.fields = table.scan().schema().fields();
    this.called = called;
  }

  /** Whether a name can stand in a text without quotes and still be a name. */
  static boolean isPlain(String name) {
    return PLAIN.matcher(name).matches();
  }

  /** The place in the table's schema of the column that a name in a filter is; -1 for none. */
  int index(String name) {
    return planned.index(called.getOrDefault(name, name));
  }

  /** Behind a dot a plan names members without quotes, so a member's name may read as anything. */
  boolean isAmbiguous(String text) {
    for (int i = 0; i < fields.size(); i++) {
      if (!hasPlainMembers(fields.get(i).type()) && namesMember(text, planned.prefix() + i)) {
        return true;
      }
    }
    return false;
  }

  private boolean namesMember(String text, String column) {
    return text.contains(column + ".")
        || called.entrySet().stream()
            .anyMatch(name -> name.getValue().equals(column) && text.contains(name.getKey() + "."));
  }

  private static boolean hasPlainMembers(DataType type) {
    return !(type instanceof StructType struct)
        || struct.fields().stream()
            .allMatch(field -> isPlain(field.name()) && hasPlainMembers(field.type()));
  }

  /** The text with the names that a user knows. */
  String shown(String text) {
    String shown = text;
    for (int i = fields.size() - 1; i >= 0; i--) {
      shown = shown.replace(planned.prefix() + i, fields.get(i).name());
    }
    return shown;
  }
}
