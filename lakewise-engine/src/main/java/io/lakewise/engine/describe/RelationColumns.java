package io.lakewise.engine.describe;

import io.lakewise.catalog.entry.ViewColumn;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.StatementNames;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of whatever stands in FROM; those of views and queries are asked from a plan. */
public final class RelationColumns {

  private final StatementContext statement;

  /** Asks in the context of one statement. */
  public RelationColumns(StatementContext statement) {
    this.statement = statement;
  }

  /** Columns of a table, view or relation of Lakewise. */
  List<RelationColumn> of(List<String> name, VersionChoice version) {
    StatementNames names = statement.names();
    if (names.relation(name, version) instanceof Relation.Table table) {
      return ofSchema(table.snapshot().schema());
    }
    String quoted = name.stream().map(RelationColumns::quoted).collect(Collectors.joining("."));
    return ofQuery("SELECT * FROM " + quoted);
  }

  /** Columns of a table that one may read, told by its log; empty for anything else. */
  public Optional<List<ResultColumn>> ofTable(List<String> name) {
    if (statement.names().relation(name, VersionChoice.LATEST) instanceof Relation.Table table) {
      return Optional.of(
          table.snapshot().schema().fields().stream()
              .map(field -> new ResultColumn(field.name(), DuckDbTypes.toDuckDb(field.type())))
              .toList());
    }
    return Optional.empty();
  }

  /** Columns of a view, with the comments given to them. */
  public List<RelationColumn> ofView(ViewEntry view) {
    List<RelationColumn> columns = ofQuery("SELECT * FROM " + view.name().quoted());
    List<RelationColumn> commented = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ViewColumn given = i < view.columns().size() ? view.columns().get(i) : null;
      RelationColumn column = columns.get(i);
      commented.add(
          new RelationColumn(column.name(), column.type(), given == null ? null : given.comment()));
    }
    return commented;
  }

  /** Columns of a query in DuckDB's spelling. */
  List<RelationColumn> ofQuery(String select) {
    List<WorkColumn> columns =
        statement.queries().plan(statement.binder().bind(select, statement.names())).columns();
    return columns.stream()
        .map(column -> new RelationColumn(column.name(), column.type(), null))
        .toList();
  }

  /** Columns of a table's schema. */
  public static List<RelationColumn> ofSchema(StructType schema) {
    List<RelationColumn> columns = new ArrayList<>();
    for (StructField field : schema.fields()) {
      columns.add(
          new RelationColumn(
              field.name(),
              DuckDbTypes.toDuckDb(field.type()),
              ColumnRules.comment(field).orElse(null)));
    }
    return columns;
  }

  private static String quoted(String part) {
    return '"' + part.replace("\"", "\"\"") + '"';
  }
}
