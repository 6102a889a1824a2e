package io.lakewise.engine.information;

import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.describe.RelationColumn;
import io.lakewise.engine.describe.RelationColumns;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Columns of views, asked from their plans. While a statement asks, a view that itself reads {@code
 * information_schema.columns} finds no views there, or the asking would never end. Thread-safe.
 */
final class ViewColumns {

  private final Set<StatementContext> asking = ConcurrentHashMap.newKeySet();

  /** The columns, none of a view that does not work any more. */
  List<RelationColumn> of(ViewEntry view, StatementContext statement) {
    if (!asking.add(statement)) {
      return List.of();
    }
    try {
      return new RelationColumns(statement).ofView(view);
    } catch (LakewiseException e) {
      return List.of();
    } finally {
      asking.remove(statement);
    }
  }
}
