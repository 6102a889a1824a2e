package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.state.StoredPlaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads and writes row filters and column masks. */
final class PolicyRows {

  /** A list needs a record around it to be a definition. */
  private record Arguments(List<PolicyEntry.Argument> arguments) {}

  private static final String SELECT =
      """
      SELECT p.relation_id, p.column_key, p.column_name, p.function_catalog, p.function_schema, p.function_name,
             p.function_id, p.arguments
      FROM policies p
      """;

  private PolicyRows() {}

  static List<PolicyEntry> of(Handle handle, UUID table) {
    return list(
        handle
            .createQuery(SELECT + " WHERE p.relation_id = :table")
            .bind("table", table.toString()));
  }

  static List<PolicyEntry> at(Handle handle, String location) {
    return list(
        handle
            .createQuery(
                SELECT + " JOIN relations r ON r.id = p.relation_id WHERE r.location = :location")
            .bind("location", handle.getConfig(StoredPlaces.class).stored(location)));
  }

  /** All policies by the ids of their tables, dropped ones included. */
  static Map<UUID, List<PolicyEntry>> byTable(Handle handle) {
    return handle
        .createQuery(SELECT)
        .map((row, context) -> Map.entry(UUID.fromString(row.getString("relation_id")), entry(row)))
        .stream()
        .sorted(Comparator.comparing(policy -> NameRules.key(policy.getValue().column())))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** Whether a policy of any table, dropped ones included, calls a function. */
  static boolean call(Handle handle, UUID function) {
    return handle
        .createQuery("SELECT count(*) FROM policies WHERE function_id = :function")
        .bind("function", function.toString())
        .mapTo(Integer.class)
        .map(count -> count > 0)
        .one();
  }

  static int set(Handle handle, UUID table, PolicyEntry policy) {
    remove(handle, table, policy.column());
    return handle
        .createUpdate(
            """
            INSERT INTO policies (relation_id, column_key, column_name, function_catalog,
                                  function_schema, function_name, function_id, arguments)
            VALUES (:table, :key, :column, :catalog, :schema, :name, :function, :arguments)
            """)
        .bind("table", table.toString())
        .bind("key", NameRules.key(policy.column()))
        .bind("column", policy.column())
        .bind("catalog", policy.function().catalog())
        .bind("schema", policy.function().schema())
        .bind("name", policy.function().name())
        .bind("function", policy.functionId().toString())
        .bind("arguments", Definitions.write(new Arguments(policy.arguments())))
        .execute();
  }

  static int remove(Handle handle, UUID table, String column) {
    return handle
        .createUpdate("DELETE FROM policies WHERE relation_id = :table AND column_key = :key")
        .bind("table", table.toString())
        .bind("key", NameRules.key(column))
        .execute();
  }

  static int removeAll(Handle handle, UUID table) {
    return handle
        .createUpdate("DELETE FROM policies WHERE relation_id = :table")
        .bind("table", table.toString())
        .execute();
  }

  private static List<PolicyEntry> list(Query query) {
    return query.map((row, context) -> entry(row)).stream()
        .sorted(Comparator.comparing((PolicyEntry policy) -> NameRules.key(policy.column())))
        .toList();
  }

  private static PolicyEntry entry(ResultSet row) throws SQLException {
    QualifiedName function =
        new QualifiedName(
            row.getString("function_catalog"),
            row.getString("function_schema"),
            row.getString("function_name"));
    return new PolicyEntry(
        row.getString("column_name"),
        function,
        UUID.fromString(row.getString("function_id")),
        Definitions.read(function.toString(), row.getString("arguments"), Arguments.class)
            .arguments());
  }
}
