package io.lakewise.engine.write;

import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.lineage.ComputedColumns;
import io.lakewise.engine.lineage.QueryLineage;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.engine.write.MergeActions.Action;
import io.lakewise.engine.write.MergeActions.Kind;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.StructField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What each clause of a MERGE writes comes from. */
record MergeLineage(
    PortableExpressions expressions, Metadata table, MergeActions actions, MergeSql sql) {

  /**
   * All clauses together.
   *
   * @param pairs what the query of {@link MergeSql#pairs} comes from
   */
  Lineage of(QueryLineage pairs, Place target) {
    Lineage all = pairs.removing(target);
    for (Action action : actions.all()) {
      Map<String, String> names = new HashMap<>();
      for (StructField field : table.schema().fields()) {
        if (action.given().contains(field.name().toLowerCase(Locale.ROOT))) {
          names.put(sql.changed(action, field), field.name());
        }
      }
      ComputedColumns computed =
          action.kind() == Kind.INSERT
              ? ComputedColumns.added(table, expressions)
              : ComputedColumns.changed(table, expressions, action.values().keySet());
      all = all.and(pairs.intoNamed(target, names::get, computed));
    }
    return all;
  }
}
