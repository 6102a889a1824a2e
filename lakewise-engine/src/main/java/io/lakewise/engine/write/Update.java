package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.lineage.ComputedColumns;
import io.lakewise.engine.lineage.QueryLineage;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.type.StructField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Marks the rows that match as deleted and writes them anew with other values. */
final class Update {

  private static final String HITS = "__hits";
  private static final String CHANGED = "__new_";

  private final StatementContext statement;
  private final Target target;
  private final Writing writing;

  Update(StatementContext statement, Target target, Writing writing) {
    this.statement = statement;
    this.target = target;
    this.writing = writing;
  }

  /** Updates; returns the number of rows. */
  long run(DataStatement.Update update) {
    Map<String, Optional<String>> assigned =
        new Assignments(target, target.metadata(), update.alias())
            .expressions(update.assignments());
    TargetQuery query = new TargetQuery(statement, target, select(update, assigned));
    query.remember(writing.transaction());
    statement
        .trace()
        .lineage(
            () ->
                QueryLineage.of(query.bound())
                    .intoNamed(
                        target.place(),
                        Update::written,
                        ComputedColumns.changed(
                            target.metadata(), statement.expressions(), assigned.keySet())));
    query.keep(HITS, query.select(), column -> "__old_" + column);
    long updated =
        writing.delete(writing.leaving("SELECT __file, __row FROM " + HITS), query.files());
    if (updated == 0) {
      return 0;
    }
    RowShape.Shaped rows =
        new RowShape(statement.expressions(), target.metadata(), IdentityValues.kept(), withIds())
            .select(given(assigned), HITS);
    GivenMembers.check(statement, target.label(), rows);
    writing.add(rows, List.of(), target.metadata());
    if (Writing.keepsChanges(target.metadata())) {
      writing.change(changes(rows.columns()), target.metadata());
    }
    return updated;
  }

  private String select(DataStatement.Update update, Map<String, Optional<String>> assigned) {
    String name = Identifiers.quote(TargetQuery.name(target, update.alias()));
    StringJoiner list = new StringJoiner(", ", "SELECT ", "");
    list.add(name + ".__file").add(name + ".__row");
    if (withIds()) {
      list.add(name + ".__row_id");
    }
    for (StructField field : target.metadata().schema().fields()) {
      if (isKept(field, assigned)) {
        list.add(name + "." + Identifiers.quote(field.name()) + " AS " + old(field));
      }
      Optional<String> expression = assigned.getOrDefault(key(field), Optional.empty());
      if (expression.isPresent()) {
        if (IdentityValues.kept().isIdentity(field)) {
          throw WriteErrors.identityGiven(field.name());
        }
        list.add(expression.get() + " AS " + changed(field));
      }
    }
    return list
        + " FROM "
        + TargetQuery.from(target, update.alias())
        + update.condition().map(c -> " WHERE " + TargetQuery.text(c)).orElse("");
  }

  /** Whether the old value of a column is needed: it stays, or is told as change data. */
  private boolean isKept(StructField field, Map<String, Optional<String>> assigned) {
    return Writing.keepsChanges(target.metadata())
        || (!assigned.containsKey(key(field)) && RowShape.givable(field));
  }

  private boolean withIds() {
    return TableProperties.of(target.metadata()).rowTracking();
  }

  private Map<String, String> given(Map<String, Optional<String>> assigned) {
    Map<String, String> given = new LinkedHashMap<>();
    for (StructField field : target.metadata().schema().fields()) {
      Optional<String> expression = assigned.get(key(field));
      if (expression == null) {
        if (RowShape.givable(field)) {
          given.put(key(field), old(field));
        }
      } else if (expression.isPresent()) {
        given.put(key(field), changed(field));
      }
    }
    return given;
  }

  private String changes(String rows) {
    StringJoiner before = new StringJoiner(", ");
    target
        .metadata()
        .schema()
        .fields()
        .forEach(field -> before.add(old(field) + " AS " + Identifiers.quote(field.name())));
    return "SELECT "
        + before
        + ", 'update_preimage' AS _change_type FROM "
        + HITS
        + " UNION ALL SELECT *, 'update_postimage' FROM ("
        + rows
        + ")";
  }

  private static String old(StructField field) {
    return Identifiers.quote("__old_" + field.name());
  }

  private static String changed(StructField field) {
    return Identifiers.quote(CHANGED + field.name());
  }

  private static String written(String name) {
    return name.startsWith(CHANGED) ? name.substring(CHANGED.length()) : null;
  }

  private static String key(StructField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }
}
