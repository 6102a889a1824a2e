package io.lakewise.engine.definition;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.statement.ColumnDefinition;
import io.lakewise.engine.statement.TableConstraint;
import io.lakewise.engine.statement.TableStatement.CreateTable;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The metadata of a table that a CREATE TABLE describes. */
final class NewTable {

  private final StatementContext statement;
  private final QualifiedName name;
  private final UUID id;

  NewTable(StatementContext statement, QualifiedName name, UUID id) {
    this.statement = statement;
    this.name = name;
    this.id = id;
  }

  /** The metadata; {@code queried} are the columns of AS. */
  Metadata metadata(CreateTable create, List<StructField> queried) {
    create
        .options()
        .format()
        .filter(format -> !format.equalsIgnoreCase("delta"))
        .ifPresent(
            format -> {
              throw DefinitionErrors.format(format);
            });
    List<StructField> fields = new ArrayList<>(queried);
    create.columns().forEach(column -> fields.add(Columns.field(column)));
    create.options().partitionDefinitions().forEach(column -> fields.add(Columns.field(column)));
    if (fields.isEmpty()) {
      throw DefinitionErrors.noColumns(name.toString());
    }
    distinct(fields);
    return new Metadata(
        id.toString(),
        name.name(),
        create.options().comment().orElse(null),
        "parquet",
        Map.of(),
        new StructType(fields),
        partitionColumns(create, fields),
        configuration(create),
        statement.lake().clock().millis());
  }

  /** What a transaction must know beside the metadata. */
  void prepare(CreateTable create, Transaction transaction) {
    create
        .options()
        .clustering()
        .ifPresent(clustering -> Clusterings.set(clustering, name.toString(), transaction));
  }

  private Map<String, String> configuration(CreateTable create) {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put(TableProperties.DELETION_VECTORS, "true");
    configuration.putAll(create.options().properties());
    int unnamed = 0;
    for (TableConstraint constraint : create.constraints()) {
      if (constraint instanceof TableConstraint.Check check) {
        String key = check.name().orElse("check_" + ++unnamed).toLowerCase(Locale.ROOT);
        configuration.put(
            "delta.constraints." + key, PortableExpressions.stored(check.condition().text()));
      }
    }
    configuration.putAll(NamesInLog.of(name, statement.session().principal().id()));
    return configuration;
  }

  private List<String> partitionColumns(CreateTable create, List<StructField> fields) {
    StructType schema = new StructType(fields);
    List<String> columns = new ArrayList<>();
    for (String column : create.options().partitionColumns()) {
      columns.add(
          schema
              .field(column)
              .orElseThrow(() -> DefinitionErrors.noSuchLayoutColumn(name.toString(), column))
              .name());
    }
    for (ColumnDefinition column : create.options().partitionDefinitions()) {
      if (!columns.contains(column.name().last())) {
        columns.add(column.name().last());
      }
    }
    return columns;
  }

  private static void distinct(List<StructField> fields) {
    Set<String> seen = new HashSet<>();
    for (StructField field : fields) {
      if (!seen.add(field.name().toLowerCase(Locale.ROOT))) {
        throw DefinitionErrors.columnTwice(field.name());
      }
    }
  }
}
