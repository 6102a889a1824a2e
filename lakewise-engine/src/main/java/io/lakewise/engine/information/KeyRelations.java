package io.lakewise.engine.information;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.describe.Listing;
import io.lakewise.engine.key.SeenKey;
import io.lakewise.engine.key.SeenKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The columns of primary and foreign keys, and what they refer to. The names of constraints are
 * unique in a table alone, so names of tables stand beside them where the standard has none.
 */
final class KeyRelations {

  private final VisibleNames visible;

  KeyRelations(VisibleNames visible) {
    this.visible = visible;
  }

  Listing keyColumnUsage() {
    List<List<Object>> rows = new ArrayList<>();
    each(
        (table, seen) -> {
          List<String> columns = seen.key().columns();
          for (int i = 0; i < columns.size(); i++) {
            rows.add(
                Arrays.asList(
                    table.catalog(),
                    table.schema(),
                    seen.key().name(),
                    table.catalog(),
                    table.schema(),
                    table.name(),
                    columns.get(i),
                    i + 1,
                    seen.key().primary() ? null : i + 1));
          }
        });
    return new Listing(
        Columns.of(
            "constraint_catalog",
            "constraint_schema",
            "constraint_name",
            "table_catalog",
            "table_schema",
            "table_name",
            "column_name",
            "ordinal_position:INTEGER",
            "position_in_unique_constraint:INTEGER"),
        rows);
  }

  Listing referentialConstraints() {
    List<List<Object>> rows = new ArrayList<>();
    each(
        (table, seen) ->
            seen.parent()
                .ifPresent(
                    parent ->
                        rows.add(
                            Arrays.asList(
                                table.catalog(),
                                table.schema(),
                                seen.key().name(),
                                parent.table().catalog(),
                                parent.table().schema(),
                                parent.key(),
                                "FULL",
                                "NO ACTION",
                                "NO ACTION",
                                table.name(),
                                parent.table().name()))));
    return new Listing(
        Columns.of(
            "constraint_catalog",
            "constraint_schema",
            "constraint_name",
            "unique_constraint_catalog",
            "unique_constraint_schema",
            "unique_constraint_name",
            "match_option",
            "update_rule",
            "delete_rule",
            "table_name",
            "unique_table_name"),
        rows);
  }

  /** The columns that a key is about: a foreign key is about those that it refers to. */
  Listing constraintColumnUsage() {
    List<List<Object>> rows = new ArrayList<>();
    each(
        (table, seen) -> {
          QualifiedName about = seen.parent().map(SeenKey.Parent::table).orElse(table);
          List<String> columns =
              seen.parent().map(SeenKey.Parent::columns).orElse(seen.key().columns());
          columns.forEach(
              column ->
                  rows.add(
                      Arrays.asList(
                          about.catalog(),
                          about.schema(),
                          about.name(),
                          column,
                          table.catalog(),
                          table.schema(),
                          seen.key().name())));
        });
    return new Listing(
        Columns.of(
            "table_catalog",
            "table_schema",
            "table_name",
            "column_name",
            "constraint_catalog",
            "constraint_schema",
            "constraint_name"),
        rows);
  }

  private void each(BiConsumer<QualifiedName, SeenKey> sink) {
    SeenKeys keys = new SeenKeys(visible.statement());
    for (TableEntry table : visible.tables()) {
      visible
          .statement()
          .names()
          .readable(table)
          .ifPresent(
              version ->
                  keys.of(table, version.metadata())
                      .forEach(seen -> sink.accept(table.name(), seen)));
    }
  }
}
