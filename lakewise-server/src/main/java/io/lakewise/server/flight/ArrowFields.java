package io.lakewise.server.flight;

import io.lakewise.engine.session.ResultColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * How Arrow has the columns of many tables: a worker is asked once for each type. Not thread-safe.
 */
final class ArrowFields {

  private final Map<String, Field> byType = new HashMap<>();

  /**
   * The schema of columns.
   *
   * @param worker tells the Arrow schema of columns whose types are new
   */
  Schema schema(List<ResultColumn> columns, Function<List<ResultColumn>, Schema> worker) {
    List<ResultColumn> unknown =
        columns.stream().filter(column -> !byType.containsKey(column.type())).toList();
    if (!unknown.isEmpty()) {
      List<Field> told = worker.apply(unknown).getFields();
      for (int i = 0; i < told.size(); i++) {
        byType.put(unknown.get(i).type(), told.get(i));
      }
    }
    List<Field> fields = new ArrayList<>();
    for (ResultColumn column : columns) {
      Field known = byType.get(column.type());
      fields.add(new Field(column.name(), known.getFieldType(), known.getChildren()));
    }
    return new Schema(fields);
  }
}
