package io.lakewise.engine.context;

import io.lakewise.catalog.entry.FunctionColumn;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.FunctionParameter;
import io.lakewise.engine.query.NameScope;
import io.lakewise.engine.query.UserFunction;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.table.parquet.duckdb.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Functions as they are kept, made ready to be expanded. */
public final class StoredFunctions {

  private StoredFunctions() {}

  /**
   * A function to be expanded where it is called.
   *
   * @param scope in which its body is read
   * @param owner on whose behalf it reads; null for a temporary function
   */
  public static UserFunction read(FunctionEntry entry, NameScope scope, String owner) {
    String body = rewritten(entry.body());
    return new UserFunction(
        entry.name().toString(),
        entry.parameters().stream().map(StoredFunctions::parameter).toList(),
        Optional.ofNullable(entry.returnType()),
        List.of(),
        entry.table() && !entry.returnColumns().isEmpty()
            ? typed(body, entry.returnColumns())
            : body,
        scope,
        owner);
  }

  private static UserFunction.Parameter parameter(FunctionParameter parameter) {
    return new UserFunction.Parameter(
        parameter.name(),
        parameter.type(),
        Optional.ofNullable(parameter.defaultValue()).map(StoredFunctions::rewritten));
  }

  private static String rewritten(String text) {
    return QueryText.rewrite(new Fragment(text, 0)).text();
  }

  private static String typed(String body, List<FunctionColumn> columns) {
    StringJoiner list = new StringJoiner(", ", "SELECT ", " FROM (");
    StringJoiner names = new StringJoiner(", ", "(", ")");
    for (int i = 0; i < columns.size(); i++) {
      FunctionColumn column = columns.get(i);
      names.add("__c" + i);
      list.add(
          "CAST(__body.__c"
              + i
              + " AS "
              + column.type()
              + ") AS "
              + Identifiers.quote(column.name()));
    }
    return list + body + ") AS __body" + names;
  }
}
