package io.lakewise.server.flight;

import java.util.List;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;

/** Primary and foreign keys as the caller may see them, from the information schema. */
final class KeyCalls {

  private static final String PRIMARY =
      """
      SELECT table_catalog, table_schema, table_name, column_name, ordinal_position, constraint_name
      FROM system.information_schema.key_column_usage
      WHERE position_in_unique_constraint IS NULL
      ORDER BY 4""";

  /** JDBC's {@code importedKeyNoAction} is 3. */
  private static final String FOREIGN =
      """
      SELECT p.table_catalog, p.table_schema, p.table_name, p.column_name,
             f.table_catalog, f.table_schema, f.table_name, f.column_name,
             f.ordinal_position, f.constraint_name, p.constraint_name, 3, 3
      FROM system.information_schema.referential_constraints r
      JOIN system.information_schema.key_column_usage f
        ON f.table_catalog = r.constraint_catalog AND f.table_schema = r.constraint_schema
       AND f.table_name = r.table_name AND f.constraint_name = r.constraint_name
      JOIN system.information_schema.key_column_usage p
        ON p.table_catalog = r.unique_constraint_catalog
       AND p.table_schema = r.unique_constraint_schema
       AND p.table_name = r.unique_table_name AND p.constraint_name = r.unique_constraint_name
       AND p.ordinal_position = f.position_in_unique_constraint
      ORDER BY""";

  /** A table as a caller names it; a part that is null is any. */
  private record Named(String catalog, String schema, String table) {

    boolean is(List<Object> row, int first) {
      return (catalog == null || catalog.equalsIgnoreCase((String) row.get(first)))
          && (schema == null || schema.equalsIgnoreCase((String) row.get(first + 1)))
          && table.equalsIgnoreCase((String) row.get(first + 2));
    }
  }

  private final MetadataCalls metadata;

  KeyCalls(MetadataCalls metadata) {
    this.metadata = metadata;
  }

  void primary(CallContext context, CommandGetPrimaryKeys command, ServerStreamListener client) {
    Named table =
        new Named(
            command.hasCatalog() ? command.getCatalog() : null,
            command.hasDbSchema() ? command.getDbSchema() : null,
            command.getTable());
    List<List<Object>> rows = metadata.rows(context, PRIMARY);
    rows.removeIf(row -> !table.is(row, 0));
    metadata.send(Schemas.GET_PRIMARY_KEYS_SCHEMA, rows, client);
  }

  void imported(CallContext context, CommandGetImportedKeys command, ServerStreamListener client) {
    Named child =
        new Named(
            command.hasCatalog() ? command.getCatalog() : null,
            command.hasDbSchema() ? command.getDbSchema() : null,
            command.getTable());
    List<List<Object>> rows = metadata.rows(context, FOREIGN + " 1, 2, 3, 10, 9");
    rows.removeIf(row -> !child.is(row, 4));
    metadata.send(Schemas.GET_IMPORTED_KEYS_SCHEMA, rows, client);
  }

  void exported(CallContext context, CommandGetExportedKeys command, ServerStreamListener client) {
    Named parent =
        new Named(
            command.hasCatalog() ? command.getCatalog() : null,
            command.hasDbSchema() ? command.getDbSchema() : null,
            command.getTable());
    List<List<Object>> rows = metadata.rows(context, FOREIGN + " 5, 6, 7, 10, 9");
    rows.removeIf(row -> !parent.is(row, 0));
    metadata.send(Schemas.GET_EXPORTED_KEYS_SCHEMA, rows, client);
  }

  void between(CallContext context, CommandGetCrossReference command, ServerStreamListener client) {
    Named parent =
        new Named(
            command.hasPkCatalog() ? command.getPkCatalog() : null,
            command.hasPkDbSchema() ? command.getPkDbSchema() : null,
            command.getPkTable());
    Named child =
        new Named(
            command.hasFkCatalog() ? command.getFkCatalog() : null,
            command.hasFkDbSchema() ? command.getFkDbSchema() : null,
            command.getFkTable());
    List<List<Object>> rows = metadata.rows(context, FOREIGN + " 5, 6, 7, 10, 9");
    rows.removeIf(row -> !parent.is(row, 0) || !child.is(row, 4));
    metadata.send(Schemas.GET_CROSS_REFERENCE_SCHEMA, rows, client);
  }
}
