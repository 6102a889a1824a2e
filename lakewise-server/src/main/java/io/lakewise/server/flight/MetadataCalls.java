package io.lakewise.server.flight;

import io.lakewise.engine.session.Result;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** Catalogs, schemas and tables as the caller may see them, from the information schema. */
final class MetadataCalls {

  private static final List<String> TABLE_TYPES = List.of("TABLE", "VIEW");

  private final StatementCalls statements;
  private final BufferAllocator allocator;

  MetadataCalls(StatementCalls statements, BufferAllocator allocator) {
    this.statements = statements;
    this.allocator = allocator;
  }

  void catalogs(CallContext context, ServerStreamListener client) {
    send(
        Schemas.GET_CATALOGS_SCHEMA,
        rows(context, "SELECT catalog_name FROM system.information_schema.catalogs ORDER BY 1"),
        client);
  }

  void schemas(CallContext context, CommandGetDbSchemas command, ServerStreamListener client) {
    List<List<Object>> rows =
        rows(
            context,
            "SELECT catalog_name, schema_name FROM system.information_schema.schemata"
                + " ORDER BY 1, 2");
    Predicate<String> schemas =
        like(command.hasDbSchemaFilterPattern() ? command.getDbSchemaFilterPattern() : null);
    rows.removeIf(
        row ->
            command.hasCatalog() && !command.getCatalog().equalsIgnoreCase((String) row.get(0))
                || !schemas.test((String) row.get(1)));
    send(Schemas.GET_SCHEMAS_SCHEMA, rows, client);
  }

  void tableTypes(ServerStreamListener client) {
    send(
        Schemas.GET_TABLE_TYPES_SCHEMA,
        TABLE_TYPES.stream().map(type -> List.<Object>of(type)).toList(),
        client);
  }

  void tables(CallContext context, CommandGetTables command, ServerStreamListener client) {
    List<List<Object>> rows =
        rows(
            context,
            "SELECT table_catalog, table_schema, table_name,"
                + " CASE table_type WHEN 'VIEW' THEN 'VIEW' ELSE 'TABLE' END"
                + " FROM system.information_schema.tables ORDER BY 4, 1, 2, 3");
    Predicate<String> schemas =
        like(command.hasDbSchemaFilterPattern() ? command.getDbSchemaFilterPattern() : null);
    Predicate<String> names =
        like(command.hasTableNameFilterPattern() ? command.getTableNameFilterPattern() : null);
    rows.removeIf(
        row ->
            command.hasCatalog() && !command.getCatalog().equalsIgnoreCase((String) row.get(0))
                || !schemas.test((String) row.get(1))
                || !names.test((String) row.get(2))
                || command.getTableTypesCount() > 0
                    && !command.getTableTypesList().contains((String) row.get(3)));
    if (!command.getIncludeSchema()) {
      send(Schemas.GET_TABLES_SCHEMA_NO_SCHEMA, rows, client);
      return;
    }
    ArrowFields fields = new ArrowFields();
    rows.replaceAll(row -> withSchema(context, row, fields));
    send(Schemas.GET_TABLES_SCHEMA, rows, client);
  }

  /** A view whose tables are gone has no columns, which is no reason to hide all others. */
  private List<Object> withSchema(CallContext context, List<Object> row, ArrowFields fields) {
    if (context.isCancelled()) {
      throw FlightErrors.clientGone();
    }
    List<String> name = row.subList(0, 3).stream().map(Object::toString).toList();
    Schema schema;
    try {
      schema = statements.schema(context, name, fields);
    } catch (FlightRuntimeException unreadable) {
      schema = new Schema(List.of());
    }
    List<Object> whole = new ArrayList<>(row);
    whole.add(schema.serializeAsMessage());
    return whole;
  }

  /** The types of columns; of one code, or of all for null. */
  void types(Integer code, ServerStreamListener client) {
    send(Schemas.GET_TYPE_INFO_SCHEMA, TypeInfos.rows(code), client);
  }

  /** The rows of a query as the caller sees them. */
  List<List<Object>> rows(CallContext context, String sql) {
    return statements.rows(context, sql, MetadataCalls::all);
  }

  private static List<List<Object>> all(Result result) {
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> row = result.next(); row != null; row = result.next()) {
      rows.add(row);
    }
    return rows;
  }

  /** Sends rows of a schema. */
  void send(Schema schema, List<List<Object>> rows, ServerStreamListener client) {
    Iterator<List<Object>> each = rows.iterator();
    KnownRows.send(schema, () -> each.hasNext() ? each.next() : null, allocator, client);
  }

  /** A name of parts, each in backquotes. */
  static String quoted(List<String> name) {
    return name.stream()
        .map(part -> "`" + part.replace("`", "``") + "`")
        .collect(Collectors.joining("."));
  }

  /** SQL's pattern: {@code %} for any text, {@code _} for any character; null for all. */
  static Predicate<String> like(String pattern) {
    if (pattern == null) {
      return name -> true;
    }
    StringBuilder regex = new StringBuilder();
    boolean escaped = false;
    for (char letter : pattern.toCharArray()) {
      if (!escaped && letter == '\\') {
        escaped = true;
        continue;
      }
      String plain = Pattern.quote(String.valueOf(letter));
      regex.append(escaped ? plain : letter == '%' ? ".*" : letter == '_' ? "." : plain);
      escaped = false;
    }
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    return Pattern.compile(regex.toString(), flags).asMatchPredicate();
  }
}
