package io.lakewise.engine.observation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where what a statement wrote came from.
 *
 * @param target what it wrote
 * @param sources what it read for that, each once
 * @param edges from columns of the sources to columns of the target, each once
 */
public record Lineage(Place target, List<Place> sources, List<Edge> edges) {

  /** Copies the lists; one that is null is empty. */
  public Lineage {
    sources = sources == null ? List.of() : List.copyOf(sources);
    edges = edges == null ? List.of() : List.copyOf(edges);
  }

  /** This and what else the same statement writes into the same target. */
  public Lineage and(Lineage more) {
    Set<Place> places = new LinkedHashSet<>(sources);
    places.addAll(more.sources);
    Set<Edge> all = new LinkedHashSet<>(edges);
    all.addAll(more.edges);
    return new Lineage(target, List.copyOf(places), List.copyOf(all));
  }

  /**
   * Something that holds data.
   *
   * @param type {@code TABLE}, {@code VIEW} or {@code PATH}
   * @param name in full; {@code delta.} and the id of a table that was called by its path
   */
  public record Place(String type, String name) {

    /** A table. */
    public static Place table(String name) {
      return new Place("TABLE", name);
    }

    /** A view. */
    public static Place view(String name) {
      return new Place("VIEW", name);
    }

    /** Files: one, or a folder of them, by its absolute path. */
    public static Place path(String path) {
      return new Place("PATH", path);
    }
  }

  /**
   * A value of one column that goes into another.
   *
   * @param source which of the sources
   * @param from its column
   * @param to the target's column
   */
  public record Edge(Place source, String from, String to) {}
}
