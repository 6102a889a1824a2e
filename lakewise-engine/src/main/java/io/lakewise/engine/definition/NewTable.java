package io.lakewise.engine.definition;

import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.expression.PortableExpressions.Use;
import io.lakewise.engine.key.KeyDefinitions;
import io.lakewise.engine.lineage.ComputedColumns;
import io.lakewise.engine.lineage.QueryLineage;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.policy.PolicyDefinitions;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.statement.Clustering;
import io.lakewise.engine.statement.ColumnDefinition;
import io.lakewise.engine.statement.TableConstraint;
import io.lakewise.engine.statement.TableStatement.CreateTable;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.write.QueryRows;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.PropertyRules;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** A table that its columns or a query describe. */
final class NewTable implements TableContent {

  private final StatementContext statement;
  private final CreateTable create;
  private final Optional<BoundQuery> query;
  private final PropertyRules.Checked properties;
  private List<PolicyEntry> policies = List.of();

  NewTable(StatementContext statement, CreateTable create) {
    this.statement = statement;
    this.create = create;
    this.properties = UserProperties.check(create.options().properties());
    this.query =
        create
            .query()
            .map(statement::queryText)
            .map(text -> statement.binder().bind(text, statement.names()));
  }

  @Override
  public Metadata metadata(Place place) {
    create
        .options()
        .format()
        .filter(format -> !format.equalsIgnoreCase("delta"))
        .ifPresent(
            format -> {
              throw DefinitionErrors.format(format);
            });
    List<StructField> fields = new ArrayList<>(queried());
    create.columns().forEach(column -> fields.add(field(column)));
    create.options().partitionDefinitions().forEach(column -> fields.add(field(column)));
    if (fields.isEmpty()) {
      throw DefinitionErrors.noColumns(place.name().toString());
    }
    distinct(fields);
    StructType schema = new StructType(notNull(fields));
    policies = policies(schema);
    List<String> partitions = partitionColumns(place, schema);
    Layouts.checkPartitions(place.name().toString(), schema, partitions);
    return withKeys(
        Metadata.of(
                place.id().toString(),
                schema,
                partitions,
                Layouts.withMapping(configuration(), place),
                null)
            .described(place.name().name(), create.options().comment().orElse(null)),
        place);
  }

  @Override
  public Filled fill(Place place, Transaction transaction) {
    transaction.require(properties.features());
    create
        .options()
        .clustering()
        .filter(clustering -> clustering.kind() != Clustering.Kind.NONE)
        .ifPresent(clustering -> Clusterings.set(clustering, place.name().toString(), transaction));
    Operation operation = operation(place, transaction.metadata());
    if (query.isPresent()) {
      List<String> names = transaction.metadata().schema().names();
      statement
          .trace()
          .lineage(
              () ->
                  QueryLineage.of(query.get(), names)
                      .into(target(place), names, ComputedColumns.NONE));
      List<WrittenFile> files =
          new QueryRows(statement)
              .stage(query.get(), transaction.metadata(), place.replaced(), transaction);
      files.forEach(transaction::add);
      long rows = files.stream().mapToLong(WrittenFile::rows).sum();
      return new Filled(
          operation
              .metric("numFiles", files.size())
              .metric("numOutputRows", rows)
              .metric("numOutputBytes", files.stream().mapToLong(WrittenFile::size).sum()),
          OptionalLong.of(rows));
    }
    Metadata table = transaction.metadata();
    if (table.schema().fields().stream()
        .anyMatch(field -> ColumnRules.generationExpression(field).isPresent())) {
      statement
          .trace()
          .lineage(
              () -> ComputedColumns.added(table, statement.expressions()).defined(target(place)));
    }
    return new Filled(operation, OptionalLong.empty());
  }

  private static Lineage.Place target(Place place) {
    return Lineage.Place.table(place.name().toString());
  }

  @Override
  public List<PolicyEntry> policies() {
    return policies;
  }

  private List<PolicyEntry> policies(StructType schema) {
    PolicyDefinitions definitions = new PolicyDefinitions(statement, schema);
    List<PolicyEntry> found = new ArrayList<>();
    create.options().rowFilter().map(definitions::rowFilter).ifPresent(found::add);
    Stream.concat(create.columns().stream(), create.options().partitionDefinitions().stream())
        .forEach(
            column ->
                column
                    .mask()
                    .map(mask -> definitions.mask(column.name().last(), mask))
                    .ifPresent(found::add));
    return List.copyOf(found);
  }

  private Operation operation(Place place, Metadata table) {
    String name = place.replaced() == null ? "CREATE TABLE" : "CREATE OR REPLACE TABLE";
    Operation operation =
        Operation.of(query.isPresent() ? name + " AS SELECT" : name)
            .parameter("partitionBy", table.partitionColumns())
            .parameter("properties", create.options().properties())
            .parameter("isManaged", place.managed());
    if (create.options().comment().isPresent()) {
      operation = operation.parameter("description", create.options().comment().get());
    }
    return operation;
  }

  private StructField field(ColumnDefinition column) {
    return new Columns(statement.expressions()).field(column);
  }

  private List<StructField> queried() {
    if (query.isEmpty()) {
      return List.of();
    }
    if (!create.columns().isEmpty()) {
      throw DefinitionErrors.columnsAndQuery(create.table().toString());
    }
    List<StructField> fields = new ArrayList<>();
    for (WorkColumn column : statement.queries().plan(query.get()).columns()) {
      fields.add(new StructField(column.name(), DuckDbTypes.fromDuckDb(column.type()), true));
    }
    return fields;
  }

  private Map<String, String> configuration() {
    Map<String, String> configuration = Layouts.defaults();
    configuration.putAll(properties.configuration());
    int unnamed = 0;
    for (TableConstraint constraint : create.constraints()) {
      if (constraint instanceof TableConstraint.Check check) {
        String name = check.name().orElse("check_" + ++unnamed).toLowerCase(Locale.ROOT);
        String condition = statement.expressions().stored(check.condition(), Use.RULE);
        if (configuration.put(ColumnRules.CONSTRAINT_PREFIX + name, condition) != null) {
          throw DefinitionErrors.constraintTwice(name);
        }
      }
    }
    return configuration;
  }

  /** The columns of a primary key are NOT NULL, said or not. */
  private List<StructField> notNull(List<StructField> fields) {
    List<String> keys =
        create.constraints().stream()
            .filter(TableConstraint.PrimaryKey.class::isInstance)
            .flatMap(key -> ((TableConstraint.PrimaryKey) key).columns().stream())
            .toList();
    return fields.stream()
        .map(
            field ->
                keys.stream().anyMatch(field.name()::equalsIgnoreCase)
                    ? field.withNullable(false)
                    : field)
        .toList();
  }

  /** The primary key first, as a foreign key may refer to it. */
  private Metadata withKeys(Metadata table, Place place) {
    KeyDefinitions definitions = new KeyDefinitions(statement, place.name());
    Metadata keyed = table;
    for (TableConstraint constraint : create.constraints()) {
      if (constraint instanceof TableConstraint.PrimaryKey key) {
        keyed = definitions.add(keyed, key);
      } else if (constraint instanceof TableConstraint.Unique key) {
        definitions.requireColumns(table, key);
      }
    }
    for (TableConstraint constraint : create.constraints()) {
      if (constraint instanceof TableConstraint.ForeignKey key) {
        keyed = definitions.add(keyed, key);
      }
    }
    return keyed;
  }

  private List<String> partitionColumns(Place place, StructType schema) {
    List<String> columns = new ArrayList<>();
    for (String column : create.options().partitionColumns()) {
      columns.add(
          schema
              .field(column)
              .orElseThrow(
                  () -> DefinitionErrors.noSuchLayoutColumn(place.name().toString(), column))
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
