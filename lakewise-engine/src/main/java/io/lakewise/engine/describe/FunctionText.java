package io.lakewise.engine.describe;

import io.lakewise.catalog.entry.FunctionColumn;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.FunctionParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What DESCRIBE FUNCTION says, line by line. */
final class FunctionText {

  private FunctionText() {}

  static List<List<Object>> of(FunctionEntry function, boolean extended) {
    List<String> lines = new ArrayList<>();
    lines.add("Function: " + function.name());
    lines.add("Type: " + (function.table() ? "TABLE" : "SCALAR"));
    lines.add(
        "Input: "
            + function.parameters().stream()
                .map(FunctionText::parameter)
                .collect(Collectors.joining(", ", "(", ")")));
    lines.add("Returns: " + returns(function));
    if (function.comment() != null) {
      lines.add("Comment: " + function.comment());
    }
    if (extended) {
      lines.add("Deterministic: " + function.deterministic());
      lines.add("Owner: " + function.owner());
      lines.add("Created: " + function.createdAt());
      lines.add("Schema: " + function.currentSchema());
      lines.add("Body: " + function.body());
    }
    return lines.stream().map(line -> List.of((Object) line)).toList();
  }

  private static String parameter(FunctionParameter parameter) {
    return parameter.name()
        + " "
        + parameter.type()
        + (parameter.defaultValue() == null ? "" : " DEFAULT " + parameter.defaultValue());
  }

  private static String returns(FunctionEntry function) {
    return function.table()
        ? function.returnColumns().stream()
            .map(FunctionText::column)
            .collect(Collectors.joining(", ", "TABLE (", ")"))
        : function.returnType();
  }

  private static String column(FunctionColumn column) {
    return column.name() + " " + column.type();
  }
}
