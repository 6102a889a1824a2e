package io.lakewise.engine.write;

import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.statement.DataStatement.Assignment;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** {@code SET} clauses as one expression for each column that they change. */
final class Assignments {

  private final String label;
  private final StructType schema;
  private final String relation;

  /**
   * Assignments to a table's columns.
   *
   * @param alias by which expressions call the table, if it has one
   */
  Assignments(Target target, Metadata table, Optional<String> alias) {
    this.label = target.label();
    this.schema = table.schema();
    this.relation = TargetQuery.name(target, alias);
  }

  /** By lower-case column name the expression of its new value; an empty one stands for DEFAULT. */
  Map<String, Optional<String>> expressions(List<Assignment> assignments) {
    Map<String, Optional<String>> whole = new LinkedHashMap<>();
    Map<String, Map<List<String>, String>> nested = new LinkedHashMap<>();
    for (Assignment assignment : assignments) {
      List<String> path = path(assignment.column().parts());
      String column = path.get(0).toLowerCase(Locale.ROOT);
      String value = assignment.value().text().strip();
      boolean byDefault = value.equalsIgnoreCase("DEFAULT");
      if (path.size() == 1) {
        Optional<String> expression =
            byDefault ? Optional.empty() : Optional.of(TargetQuery.text(assignment.value()));
        if (whole.put(column, expression) != null || nested.containsKey(column)) {
          throw WriteErrors.columnTwice(path.get(0));
        }
        continue;
      }
      String expression = byDefault ? "NULL" : TargetQuery.text(assignment.value());
      List<String> inner =
          path.stream().skip(1).map(part -> part.toLowerCase(Locale.ROOT)).toList();
      Map<List<String>, String> members =
          nested.computeIfAbsent(column, key -> new LinkedHashMap<>());
      if (whole.containsKey(column) || members.put(inner, expression) != null) {
        throw WriteErrors.columnTwice(String.join(".", path));
      }
    }
    nested.forEach(
        (column, members) -> {
          StructField field = schema.field(column).orElseThrow();
          String old = Identifiers.quote(relation) + "." + Identifiers.quote(field.name());
          whole.put(column, Optional.of(rebuilt(field, old, members, List.of())));
        });
    return whole;
  }

  private List<String> path(List<String> parts) {
    if (parts.size() > 1
        && parts.get(0).equalsIgnoreCase(relation)
        && (schema.field(parts.get(0)).isEmpty() || schema.field(parts.get(1)).isPresent())) {
      return path(parts.subList(1, parts.size()));
    }
    if (schema.field(parts.get(0)).isEmpty()) {
      throw WriteErrors.noSuchColumn(label, parts.get(0), schema.names());
    }
    return parts;
  }

  private String rebuilt(
      StructField field, String old, Map<List<String>, String> members, List<String> at) {
    String direct = members.get(at);
    if (direct != null) {
      return direct;
    }
    if (members.keySet().stream().noneMatch(path -> startsWith(path, at))) {
      return old;
    }
    if (!(field.type() instanceof StructType struct)) {
      throw WriteErrors.notAStruct(label, field.name());
    }
    for (List<String> path : members.keySet()) {
      if (startsWith(path, at) && struct.field(path.get(at.size())).isEmpty()) {
        throw WriteErrors.noSuchColumn(field.name(), path.get(at.size()), struct.names());
      }
    }
    StringJoiner pack = new StringJoiner(", ", "struct_pack(", ")");
    for (StructField member : struct.fields()) {
      List<String> path = new ArrayList<>(at);
      path.add(member.name().toLowerCase(Locale.ROOT));
      String name = Identifiers.quote(member.name());
      pack.add(name + " := " + rebuilt(member, "(" + old + ")." + name, members, path));
    }
    return pack.toString();
  }

  private static boolean startsWith(List<String> path, List<String> prefix) {
    return path.size() > prefix.size() && path.subList(0, prefix.size()).equals(prefix);
  }
}
