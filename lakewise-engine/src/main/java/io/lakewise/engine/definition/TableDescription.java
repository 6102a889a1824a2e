package io.lakewise.engine.definition;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.SchemaChanges;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a table's log says about the table: its comment, its columns' comments, its name. */
public final class TableDescription {

  private static final String SET = "SET TBLPROPERTIES";

  private final StatementContext statement;

  /** Describes in the context of one statement. */
  public TableDescription(StatementContext statement) {
    this.statement = statement;
  }

  /** Sets or, with null, removes a table's comment. */
  public void comment(Target target, String comment) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("comment", comment);
    commit(
        target,
        target.metadata().described(target.metadata().name(), comment),
        Operation.of(SET).parameter("properties", properties));
  }

  /** Sets or, with null, removes a column's comment. */
  public void comment(Target target, List<String> column, String comment) {
    StructField field =
        SchemaChanges.find(target.metadata().schema(), column)
            .withMetadata(ColumnRules.COMMENT, comment);
    commit(
        target,
        target
            .metadata()
            .withSchema(SchemaChanges.replace(target.metadata().schema(), column, field)),
        Operation.of("CHANGE COLUMN").parameter("column", String.join(".", column)));
  }

  /** Writes a table's new name and owner into its log, if Lakewise wrote the former ones there. */
  public void name(Target target, QualifiedName name, String owner) {
    if (!target.metadata().configuration().containsKey(LogProperties.TABLE)) {
      return;
    }
    Map<String, String> naming = LogProperties.naming(name, owner);
    Metadata named = withProperties(target.metadata(), naming);
    commit(
        target,
        named.described(name.name(), named.description()),
        Operation.of(SET).parameter("properties", naming));
  }

  /** Writes into a table's log that it was dropped or, with null, that it is back. */
  public void dropped(Target target, Instant when) {
    if (!target.metadata().configuration().containsKey(LogProperties.TABLE)) {
      return;
    }
    Map<String, String> property = new LinkedHashMap<>();
    property.put(LogProperties.DROPPED_AT, when == null ? null : when.toString());
    commit(
        target,
        withProperties(target.metadata(), property),
        Operation.of(when == null ? "UNSET TBLPROPERTIES" : SET)
            .parameter("properties", when == null ? property.keySet() : property));
  }

  private static Metadata withProperties(Metadata metadata, Map<String, String> changed) {
    Map<String, String> configuration = new LinkedHashMap<>(metadata.configuration());
    changed.forEach(
        (key, value) -> {
          if (value == null) {
            configuration.remove(key);
          } else {
            configuration.put(key, value);
          }
        });
    return metadata.withConfiguration(configuration);
  }

  private Committed commit(Target target, Metadata metadata, Operation operation) {
    Transaction transaction = target.table().begin(target.snapshot());
    transaction.metadata(metadata);
    return transaction.commit(operation, statement.session().principal().id());
  }
}
