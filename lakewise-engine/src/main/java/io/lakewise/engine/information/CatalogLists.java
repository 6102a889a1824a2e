package io.lakewise.engine.information;

import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.describe.DatabricksTypes;
import io.lakewise.engine.describe.LikePattern;
import io.lakewise.engine.describe.Listing;
import io.lakewise.engine.key.SeenKey;
import io.lakewise.engine.key.SeenKeys;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.ShowStatement.ShowAcross;
import io.lakewise.engine.statement.ShowStatement.ShowKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SHOW of a whole catalog or of all, and of the keys of a table, with the columns that Databricks'
 * drivers read for JDBC's metadata. A catalog that is not seen has nothing in it.
 */
public final class CatalogLists {

  private final StatementContext statement;
  private final List<List<Object>> rows = new ArrayList<>();

  /** Lists what the principal of a statement sees. */
  public CatalogLists(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs SHOW of schemas, tables, columns or functions. */
  public Result run(ShowAcross show) {
    LikePattern schemas = new LikePattern(show.schemas());
    LikePattern tables = new LikePattern(show.tables());
    LikePattern names = new LikePattern(show.pattern());
    VisibleNames visible =
        new VisibleNames(
            statement,
            show.catalog(),
            name -> schemas.matches(name.schema()) && tables.matches(name.name()));
    Listing listing =
        switch (show.listed()) {
          case SCHEMAS -> schemas(visible, names);
          case TABLES -> tables(visible, names);
          case COLUMNS -> columns(visible, names);
          case FUNCTIONS -> functions(visible, names);
        };
    return listing.result(statement);
  }

  private Listing schemas(VisibleNames visible, LikePattern names) {
    for (SchemaEntry entry : visible.schemas()) {
      if (names.matches(entry.name().schema())) {
        row(entry.name().schema(), entry.name().catalog());
      }
    }
    return new Listing(Columns.of("databaseName", "catalog"), rows);
  }

  private Listing tables(VisibleNames visible, LikePattern names) {
    for (Relation entry : visible.relations()) {
      QualifiedName name = entry.name();
      if (names.matches(name.name())) {
        row(
            name.schema(),
            name.name(),
            false,
            null,
            name.catalog(),
            entry instanceof TableEntry ? "TABLE" : "VIEW",
            entry.comment());
      }
    }
    return new Listing(
        Columns.of(
            "namespace",
            "tableName",
            "isTemporary:BOOLEAN",
            "information",
            "catalogName",
            "tableType",
            "remarks"),
        rows);
  }

  private Listing columns(VisibleNames visible, LikePattern names) {
    Listing all = new ColumnRelation(visible, new ViewColumns()).columns();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < all.columns().size(); i++) {
      places.put(all.columns().get(i).name(), i);
    }
    for (List<Object> column : all.rows()) {
      if (names.matches(column.get(places.get("column_name")).toString())) {
        row(
            column.get(places.get("column_name")),
            column.get(places.get("table_catalog")),
            column.get(places.get("table_schema")),
            column.get(places.get("table_name")),
            DatabricksTypes.text(column.get(places.get("data_type")).toString()),
            column.get(places.get("numeric_precision")),
            column.get(places.get("numeric_scale")),
            column.get(places.get("numeric_precision_radix")),
            truth(column.get(places.get("is_nullable")).equals("YES")),
            column.get(places.get("comment")),
            (Integer) column.get(places.get("ordinal_position")) - 1,
            column.get(places.get("is_identity")),
            column.get(places.get("is_generated")).equals("ALWAYS") ? "YES" : "NO");
      }
    }
    return new Listing(
        Columns.of(
            "col_name",
            "catalogName",
            "namespace",
            "tableName",
            "columnType",
            "columnSize:INTEGER",
            "decimalDigits:INTEGER",
            "radix:INTEGER",
            "isNullable",
            "remarks",
            "ordinalPosition:INTEGER",
            "isAutoIncrement",
            "isGenerated"),
        rows);
  }

  private Listing functions(VisibleNames visible, LikePattern names) {
    for (FunctionEntry entry : visible.functions()) {
      QualifiedName name = entry.name();
      if (names.matches(name.name())) {
        row(name.toString(), name.catalog(), name.schema(), name.name(), entry.comment());
      }
    }
    return new Listing(
        Columns.of("function", "catalogName", "namespace", "functionName", "remarks"), rows);
  }

  /** Runs SHOW KEYS and SHOW FOREIGN KEYS; a view has none. */
  public Result run(ShowKeys show) {
    Relation found =
        statement
            .catalog()
            .relations()
            .require(statement.viewer(), statement.names().qualify(show.table().parts()));
    if (found instanceof TableEntry table) {
      statement.names().readable(table).stream()
          .flatMap(version -> new SeenKeys(statement).of(table, version.metadata()).stream())
          .filter(seen -> seen.key().primary() != show.foreign())
          .forEach(seen -> key(table.name(), seen));
    }
    Stream<String> own =
        Stream.of("catalogName", "namespace", "tableName", "col_name", "keySeq:INTEGER");
    Stream<String> names = Stream.concat(own, Stream.of("constraintName"));
    if (show.foreign()) {
      names =
          Stream.concat(
              names,
              Stream.of(
                  "parentCatalogName",
                  "parentNamespace",
                  "parentTableName",
                  "parentColName",
                  "pkName",
                  "updateRule:SMALLINT",
                  "deleteRule:SMALLINT",
                  "deferrability:SMALLINT"));
    }
    return new Listing(Columns.of(names.toArray(String[]::new)), rows).result(statement);
  }

  /** Rules by JDBC's numbers: no action, and not deferrable. */
  private void key(QualifiedName table, SeenKey seen) {
    List<String> columns = seen.key().columns();
    Optional<SeenKey.Parent> parent = seen.parent();
    for (int i = 0; i < columns.size(); i++) {
      List<Object> row =
          new ArrayList<>(
              List.of(
                  table.catalog(),
                  table.schema(),
                  table.name(),
                  columns.get(i),
                  i + 1,
                  seen.key().name()));
      if (parent.isPresent()) {
        row.addAll(
            List.of(
                parent.get().table().catalog(),
                parent.get().table().schema(),
                parent.get().table().name(),
                parent.get().columns().get(i),
                parent.get().key(),
                3,
                3,
                7));
      }
      rows.add(row);
    }
  }

  private static String truth(boolean value) {
    return value ? "true" : "false";
  }

  private void row(Object... values) {
    rows.add(Arrays.asList(values));
  }
}
