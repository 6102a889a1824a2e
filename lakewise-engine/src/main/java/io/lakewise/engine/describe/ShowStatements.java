package io.lakewise.engine.describe;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.engine.context.SessionState;
import io.lakewise.engine.context.SessionState.TemporaryView;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.DescribeErrors;
import io.lakewise.engine.key.SeenKeys;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.ShowStatement;
import io.lakewise.engine.statement.ShowStatement.ShowColumns;
import io.lakewise.engine.statement.ShowStatement.ShowCreate;
import io.lakewise.engine.statement.ShowStatement.ShowList;
import io.lakewise.engine.statement.ShowStatement.ShowPartitions;
import io.lakewise.engine.statement.ShowStatement.ShowProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** Runs SHOW. */
public final class ShowStatements {

  private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public ShowStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(ShowStatement show) {
    if (show instanceof ShowList list) {
      return new ShowLists(statement, new LikePattern(list.pattern()))
          .listing(list.kind(), list.scope())
          .result(statement);
    }
    if (show instanceof ShowColumns columns) {
      return columns(columns);
    }
    if (show instanceof ShowProperties properties) {
      return properties(properties);
    }
    if (show instanceof ShowPartitions partitions) {
      return partitions(partitions.table());
    }
    String text = create(((ShowCreate) show).table());
    return new Listing(Listing.texts("createtab_stmt"), List.of(List.of(text))).result(statement);
  }

  private Result columns(ShowColumns show) {
    LikePattern pattern = new LikePattern(show.pattern());
    List<List<Object>> rows = new ArrayList<>();
    for (RelationColumn column :
        new RelationColumns(statement).of(show.table().parts(), VersionChoice.LATEST)) {
      if (pattern.matches(column.name())) {
        rows.add(List.of(column.name()));
      }
    }
    return new Listing(Listing.texts("col_name"), rows).result(statement);
  }

  private Result properties(ShowProperties show) {
    Target target = new Targets(statement).require(show.table(), "SHOW TBLPROPERTIES");
    Map<String, String> properties =
        ShownProperties.withProtocol(target.metadata(), target.snapshot().protocol());
    List<List<Object>> rows = new ArrayList<>();
    properties.forEach(
        (key, value) -> {
          if (show.key().isEmpty() || show.key().get().equals(key)) {
            rows.add(List.of(key, value));
          }
        });
    return new Listing(Listing.texts("key", "value"), rows).result(statement);
  }

  private Result partitions(Name table) {
    Target target = new Targets(statement).require(table, "SHOW PARTITIONS");
    statement
        .policies()
        .refuse(target, "SHOW PARTITIONS", "SELECT DISTINCT shows those of the rows that you see");
    List<StructField> fields =
        target.metadata().partitionColumns().stream()
            .map(name -> target.metadata().schema().field(name).orElseThrow())
            .toList();
    if (fields.isEmpty()) {
      throw DescribeErrors.notPartitioned(target.label());
    }
    Set<String> tuples = new LinkedHashSet<>();
    for (AddFile file : target.snapshot().files().all()) {
      StringJoiner tuple = new StringJoiner(", ", "(", ")");
      for (StructField field : fields) {
        String physical = field.metadata().getOrDefault(PHYSICAL_NAME, field.name()).toString();
        tuple.add(Literals.partitionValue(field.type(), file.partitionValues().get(physical)));
      }
      tuples.add(tuple.toString());
    }
    StringJoiner names = new StringJoiner(", ", "(", ")");
    StringJoiner nulls = new StringJoiner(", ", "(", ")");
    for (StructField field : fields) {
      names.add(Identifiers.quote(field.name()));
      nulls.add(Literals.nullOf(field.type()));
    }
    String select =
        "SELECT DISTINCT * FROM (VALUES "
            + (tuples.isEmpty() ? nulls : String.join(", ", tuples))
            + ") AS __partitions"
            + names
            + (tuples.isEmpty() ? " WHERE false" : "")
            + " ORDER BY ALL";
    return new QueryResult(
        statement.work().query(select, List.of()), statement.session().zone(), statement::end);
  }

  private String create(Name name) {
    if (name.parts().size() == 1) {
      TemporaryView view = statement.session().views().get(SessionState.key(name.last()));
      if (view != null) {
        return "CREATE TEMPORARY VIEW "
            + Identifiers.quote(name.last())
            + names(view.columnNames().stream().map(Identifiers::quote).toList())
            + " AS\n"
            + view.select();
      }
    }
    if (!name.isPath()) {
      Relation found =
          statement
              .catalog()
              .relations()
              .require(statement.viewer(), statement.names().qualify(name.parts()));
      if (found instanceof ViewEntry view) {
        return create(view);
      }
      Target target = new Targets(statement).require(name, "SHOW CREATE TABLE");
      TableEntry table = (TableEntry) found;
      return CreateTableText.of(
          table,
          target.snapshot(),
          statement.expressions(),
          ShownPolicies.of(statement, table),
          new SeenKeys(statement).of(table, target.metadata()));
    }
    throw DescribeErrors.noName(name.toString());
  }

  private static String create(ViewEntry view) {
    List<String> columns =
        view.columns().stream()
            .map(
                column ->
                    Identifiers.quote(column.name())
                        + Optional.ofNullable(column.comment())
                            .map(comment -> " COMMENT " + Literals.text(comment))
                            .orElse(""))
            .toList();
    return "CREATE VIEW "
        + view.name().quoted()
        + names(columns)
        + (view.comment() == null ? "" : "\nCOMMENT " + Literals.text(view.comment()))
        + " AS\n"
        + view.text();
  }

  private static String names(List<String> columns) {
    return columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")";
  }
}
