package io.lakewise.engine.definition;

import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.statement.Clustering;
import io.lakewise.engine.statement.TableStatement.CreateTableLike;
import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.PropertyRules;
import io.lakewise.table.feature.TypeChanges;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** An empty table with the columns, rules, layout and properties of another. */
final class LikeTable implements TableContent {

  private final CreateTableLike create;
  private final Target source;
  private final PropertyRules.Checked properties;

  LikeTable(StatementContext statement, CreateTableLike create) {
    this.create = create;
    if (create.options().rowFilter().isPresent()) {
      throw DefinitionErrors.notSupported(
          "WITH ROW FILTER of a table made like another", "set it with ALTER TABLE");
    }
    this.properties = UserProperties.check(create.options().properties());
    this.source = new Targets(statement).require(create.source(), "CREATE TABLE … LIKE");
  }

  @Override
  public Metadata metadata(Place place) {
    Metadata like = source.metadata();
    Map<String, String> configuration = new LinkedHashMap<>();
    like.configuration()
        .forEach(
            (key, value) -> {
              boolean ours = key.startsWith(LogProperties.PREFIX);
              boolean constraint = key.startsWith(ColumnRules.CONSTRAINT_PREFIX);
              if (!ours && (constraint || PropertyRules.settable(key))) {
                configuration.put(key, value);
              }
            });
    configuration.putAll(properties.configuration());
    return Metadata.of(
            place.id().toString(),
            fresh(like.schema()),
            like.partitionColumns(),
            Layouts.withMapping(configuration, place),
            null)
        .described(place.name().name(), create.options().comment().orElse(like.description()));
  }

  /** Without what belongs to the files and rows of the other table. */
  private static StructType fresh(StructType schema) {
    List<StructField> fields = new ArrayList<>();
    for (StructField field : ColumnMappings.without(schema).fields()) {
      fields.add(
          field
              .withMetadata(TypeChanges.TYPE_CHANGES, null)
              .withMetadata(ColumnRules.IDENTITY_HIGH_WATER_MARK, null));
    }
    return new StructType(fields);
  }

  @Override
  public Filled fill(Place place, Transaction transaction) {
    transaction.require(properties.features());
    if (create.options().clustering().isPresent()) {
      Clustering clustering = create.options().clustering().get();
      if (clustering.kind() != Clustering.Kind.NONE) {
        Clusterings.set(clustering, place.name().toString(), transaction);
      }
    } else {
      Clusterings.copy(source.snapshot(), transaction);
    }
    Operation operation =
        Operation.of(place.replaced() == null ? "CREATE TABLE" : "CREATE OR REPLACE TABLE")
            .parameter("partitionBy", transaction.metadata().partitionColumns())
            .parameter("properties", create.options().properties())
            .parameter("isManaged", place.managed());
    return new Filled(operation, OptionalLong.empty());
  }
}
