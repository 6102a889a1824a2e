package io.lakewise.engine.lineage;

import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.lineage.Traced.Origin;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.Lineage.Edge;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The generated columns of a table: what is written into others of a row goes into them as well.
 */
public final class ComputedColumns {

  /** Of what has none. */
  public static final ComputedColumns NONE = new ComputedColumns(List.of());

  /**
   * One of them.
   *
   * @param written columns whose values a statement gives
   * @param kept columns whose values are those that the row had
   */
  private record Computed(String name, List<String> written, List<String> kept) {}

  private final List<Computed> columns;

  private ComputedColumns(List<Computed> columns) {
    this.columns = columns;
  }

  /** In rows that are new. */
  public static ComputedColumns added(Metadata table, PortableExpressions expressions) {
    List<Computed> columns = new ArrayList<>();
    for (StructField field : table.schema().fields()) {
      List<String> inputs = inputs(table, field, expressions);
      if (!inputs.isEmpty()) {
        columns.add(new Computed(field.name(), inputs, List.of()));
      }
    }
    return new ComputedColumns(columns);
  }

  /**
   * In rows of which some columns change.
   *
   * @param changed their names, lower case
   */
  public static ComputedColumns changed(
      Metadata table, PortableExpressions expressions, Set<String> changed) {
    List<Computed> columns = new ArrayList<>();
    for (Computed each : added(table, expressions).columns) {
      List<String> written = new ArrayList<>(each.written());
      List<String> kept = new ArrayList<>(each.written());
      written.removeIf(name -> !changed.contains(name.toLowerCase(Locale.ROOT)));
      kept.removeAll(written);
      if (!written.isEmpty()) {
        columns.add(new Computed(each.name(), written, kept));
      }
    }
    return new ComputedColumns(columns);
  }

  private static List<String> inputs(
      Metadata table, StructField field, PortableExpressions expressions) {
    return ColumnRules.generationExpression(field).stream()
        .flatMap(stored -> expressions.columns(table.schema(), stored).stream())
        .map(name -> table.schema().field(name).orElseThrow().name())
        .toList();
  }

  /** What they are made of, as their table's definition says. */
  public Lineage defined(Place table) {
    List<Edge> edges = new ArrayList<>();
    columns.forEach(
        column ->
            column.written().forEach(from -> edges.add(new Edge(table, from, column.name()))));
    return new Lineage(table, edges.isEmpty() ? List.of() : List.of(table), edges);
  }

  /** The written columns of a table, and those of these that they make. */
  List<Traced> and(List<Traced> written, Place target) {
    List<Traced> all = new ArrayList<>(written);
    for (Computed column : columns) {
      if (written.stream().anyMatch(each -> each.is(column.name()))) {
        continue;
      }
      Set<Origin> origins = new LinkedHashSet<>();
      for (Traced each : written) {
        if (column.written().stream().anyMatch(each::is)) {
          origins.addAll(resolved(each));
        }
      }
      column.kept().forEach(name -> origins.add(new Origin(target, name)));
      all.add(new Traced(column.name(), origins));
    }
    return all;
  }

  /** Columns of files have the names of what they become. */
  private static Set<Origin> resolved(Traced column) {
    return FromItem.named(column, column.name()).origins();
  }
}
