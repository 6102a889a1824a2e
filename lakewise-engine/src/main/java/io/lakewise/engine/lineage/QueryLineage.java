package io.lakewise.engine.lineage;

import io.lakewise.engine.lineage.Traced.Origin;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.Lineage.Edge;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.BoundReference;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the columns of a bound query come from. */
public final class QueryLineage {

  private final List<Traced> columns;
  private final Set<Place> sources;

  private QueryLineage(List<Traced> columns, Set<Place> sources) {
    this.columns = columns;
    this.sources = sources;
  }

  /** Of a query whose names of columns are all in its text. */
  public static QueryLineage of(BoundQuery query) {
    FilesRead files = FilesRead.named();
    return new QueryLineage(
        new TreeColumns(tables(query), files).columns(query.tree()), sources(query, files));
  }

  /**
   * Of a query.
   *
   * @param names of its columns, as they were planned
   */
  public static QueryLineage of(BoundQuery query, List<String> names) {
    return of(query).with(names);
  }

  /**
   * Of a query over the kept rows of another.
   *
   * @param step the name under which they are kept
   */
  public static QueryLineage of(BoundQuery query, String step, QueryLineage rows) {
    Map<String, List<Traced>> tables = tables(query);
    tables.put(step, rows.columns);
    FilesRead files = FilesRead.named();
    Set<Place> sources = new LinkedHashSet<>(rows.sources);
    sources.addAll(sources(query, files));
    return new QueryLineage(new TreeColumns(tables, files).columns(query.tree()), sources);
  }

  /** Of a query whose files, whichever it reads, are known by one place. */
  public static QueryLineage ofFiles(BoundQuery query, List<String> names, Place place) {
    FilesRead files = FilesRead.all(place);
    TreeColumns trees = new TreeColumns(tables(query), files);
    return new QueryLineage(trees.columns(query.tree()), sources(query, files)).with(names);
  }

  /** By the names in the tree, which are ours. */
  private static Map<String, List<Traced>> tables(BoundQuery query) {
    Map<String, List<Traced>> tables = new HashMap<>();
    for (BoundReference reference : query.references()) {
      Optional<Place> place = place(reference);
      StructType schema =
          reference instanceof BoundReference.Version version
              ? version.snapshot().schema()
              : ((BoundReference.Files) reference).scan().schema();
      List<Traced> columns = new ArrayList<>();
      for (String name : schema.names()) {
        Set<Origin> origins = new LinkedHashSet<>();
        place.ifPresent(known -> origins.add(new Origin(known, name)));
        columns.add(new Traced(name, origins));
      }
      tables.put(reference.name(), columns);
    }
    return tables;
  }

  private static Optional<Place> place(BoundReference reference) {
    return reference instanceof BoundReference.Version version
        ? Optional.of(Place.table(version.tableName()))
        : Optional.ofNullable(((BoundReference.Files) reference).source()).map(Place::table);
  }

  /** What it reads, but for the rows of its target that it changes. */
  private static Set<Place> sources(BoundQuery query, FilesRead files) {
    Set<Place> sources = files.in(query.tree());
    for (BoundReference reference : query.references()) {
      if (!(reference instanceof BoundReference.Version version && version.positions())) {
        place(reference).ifPresent(sources::add);
      }
    }
    return sources;
  }

  /** The same with as many columns as there are, called as they are. */
  private QueryLineage with(List<String> names) {
    int first = 0;
    while (first < columns.size() && !columns.get(first).rest()) {
      first++;
    }
    int last = columns.size();
    while (last > first && !columns.get(last - 1).rest()) {
      last--;
    }
    int behind = columns.size() - last;
    if (first == columns.size() && columns.size() != names.size()
        || first + behind > names.size()) {
      // Something has other columns than its text tells: nothing is said about any.
      return new QueryLineage(
          names.stream().map(name -> new Traced(name, Set.of())).toList(), sources);
    }
    Traced rest = Traced.rest(FromItem.all(columns.subList(first, last)));
    List<Traced> all = new ArrayList<>();
    for (int at = 0; at < names.size(); at++) {
      String name = names.get(at);
      int fromEnd = names.size() - at;
      all.add(
          at < first
              ? columns.get(at).called(name)
              : fromEnd <= behind
                  ? columns.get(columns.size() - fromEnd).called(name)
                  : FromItem.named(rest, name));
    }
    return new QueryLineage(all, sources);
  }

  /**
   * What is written by it, column by column.
   *
   * @param written names of the target's columns, in the order of the query's
   * @param computed what the target makes of them
   */
  public Lineage into(Place target, List<String> written, ComputedColumns computed) {
    List<Traced> named = new ArrayList<>();
    for (int at = 0; at < Math.min(written.size(), columns.size()); at++) {
      named.add(columns.get(at).called(written.get(at)));
    }
    return lineage(target, computed.and(named, target));
  }

  /**
   * What is written by it, where the names of its columns tell.
   *
   * @param written the target's column for a column of the query; null for none
   * @param computed what the target makes of them
   */
  public Lineage intoNamed(Place target, UnaryOperator<String> written, ComputedColumns computed) {
    List<Traced> named = new ArrayList<>();
    for (Traced column : columns) {
      String name = column.rest() ? null : written.apply(column.name());
      if (name != null) {
        named.add(column.called(name));
      }
    }
    return lineage(target, computed.and(named, target));
  }

  /** What is read to say which rows of the target leave it. */
  public Lineage removing(Place target) {
    return lineage(target, List.of());
  }

  /** A value that stays where it is goes nowhere. */
  private Lineage lineage(Place target, List<Traced> written) {
    Set<Edge> edges = new LinkedHashSet<>();
    Set<Place> places = new LinkedHashSet<>(sources);
    for (Traced column : written) {
      for (Origin origin : column.origins()) {
        String from = origin.column() == null ? column.name() : origin.column();
        if (!(origin.place().equals(target) && from.equalsIgnoreCase(column.name()))) {
          edges.add(new Edge(origin.place(), from, column.name()));
          places.add(origin.place());
        }
      }
    }
    return new Lineage(target, List.copyOf(places), List.copyOf(edges));
  }
}
