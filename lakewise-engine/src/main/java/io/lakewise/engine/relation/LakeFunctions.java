package io.lakewise.engine.relation;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.context.PathTables;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.StatementNames;
import io.lakewise.engine.context.TableFunctions;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.describe.DescribeStatements;
import io.lakewise.engine.describe.Listing;
import io.lakewise.engine.describe.TableDetail;
import io.lakewise.engine.describe.TableHistory;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.table.DeltaTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The table functions that Lakewise offers beside DuckDB's. */
public final class LakeFunctions implements TableFunctions {

  @Override
  public Optional<Relation> call(String name, JsonNode arguments, StatementNames names) {
    CallArguments given = CallArguments.of(name, arguments);
    return switch (name.toLowerCase(Locale.ROOT)) {
      case QueryText.HISTORY_FUNCTION ->
          listed(
              TableHistory.of(
                  target("DESCRIBE HISTORY", given, names),
                  names.statement().policies(),
                  Long.MAX_VALUE));
      case QueryText.DETAIL_FUNCTION ->
          listed(
              TableDetail.of(
                  target("DESCRIBE DETAIL", given, names), names.statement().policies()));
      case QueryText.EXTENDED_FUNCTION -> listed(described(given, names, true));
      case QueryText.DESCRIBE_FUNCTION -> listed(described(given, names, false));
      case "table_changes" -> Optional.of(new TableChanges(names).relation(given));
      case "delta_scan" -> Optional.of(scan(given, names));
      default -> new FileReaders(names).relation(given);
    };
  }

  private static Optional<Relation> listed(Listing listing) {
    return Optional.of(new Relation.Computed(listing.select(), List.of()));
  }

  private static Target target(String operation, CallArguments given, StatementNames names) {
    Name table = TableNames.of(operation, given.positionalOnly(1, 1).positional().get(0), names);
    return new Targets(names.statement(), names.viewer()).require(table, operation);
  }

  private static Listing described(CallArguments given, StatementNames names, boolean extended) {
    Name table = TableNames.of("DESCRIBE", given.positionalOnly(1, 1).positional().get(0), names);
    return new DescribeStatements(names.statement()).table(table, VersionChoice.LATEST, extended);
  }

  private static Relation scan(CallArguments given, StatementNames names) {
    StatementContext statement = names.statement();
    JsonNode path = given.positionalOnly(1, 1).positional().get(0);
    String text = String.valueOf(statement.constants().evaluate(path, "VARCHAR"));
    DeltaTable table =
        new PathTables(statement, names.viewer()).require(text, Set.of(Privilege.SELECT));
    return new Relation.Table(table, names.latest(table), "delta_scan('" + text + "')", false);
  }
}
