package io.lakewise.server.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.RecordJson;
import java.util.List;
import java.util.Optional;

/**
 * What a dashboard shows. {@link DashboardRules} says which are allowed.
 *
 * @param items on the grid
 * @param filters that they share
 */
public record DashboardDefinition(List<DashboardItem> items, List<DashboardFilter> filters) {

  /** Copies the lists. */
  public DashboardDefinition {
    items = List.copyOf(items);
    filters = List.copyOf(filters);
  }

  /** As what an item shows its rows. */
  public enum ItemKind {
    /** Rows in a grid. */
    TABLE,
    /** A chart. */
    CHART,
    /** The first value of the first row. */
    NUMBER,
    /** Words, without a query. */
    TEXT
  }

  /** Which chart. */
  public enum ChartKind {
    /** A bar for each value, with the sum of the other column. */
    BAR,
    /** Points that are joined. */
    LINE,
    /** The same, filled down to zero. */
    AREA,
    /** Points. */
    DOT,
    /** How often values occur. */
    HISTOGRAM
  }

  /** What a filter lets people choose. */
  public enum FilterType {
    /** Any text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** A day. */
    DATE,
    /** One of the values that a query gives in its first column. */
    CHOICE
  }

  /**
   * One thing on the grid.
   *
   * @param id its own in the dashboard
   * @param title above it
   * @param kind as what it is shown
   * @param savedQuery the id of the saved query that it asks
   * @param sql what it asks instead
   * @param chart which chart; without one it is chosen by the columns
   * @param text the words of an item without a query
   * @param place on the grid
   */
  public record DashboardItem(
      String id,
      String title,
      ItemKind kind,
      Optional<String> savedQuery,
      Optional<String> sql,
      Optional<DashboardChart> chart,
      Optional<String> text,
      DashboardPlace place) {}

  /** A chart of columns by their names. */
  public record DashboardChart(
      ChartKind kind, String x, Optional<String> y, Optional<String> series) {}

  /**
   * A place on a grid of 12 columns, counted from 0.
   *
   * @param x first column
   * @param y first row
   * @param w columns
   * @param h rows
   */
  public record DashboardPlace(Long x, Long y, Long w, Long h) {}

  /**
   * A value that queries take as a parameter, {@code :name}; NULL if none is chosen.
   *
   * @param name of the parameter
   * @param label what people read; the name if there is none
   * @param type what can be chosen
   * @param initial the value when nobody has chosen
   * @param choices of a choice: the query that gives the values
   */
  public record DashboardFilter(
      String name,
      Optional<String> label,
      FilterType type,
      Optional<String> initial,
      Optional<String> choices) {}

  /**
   * Reads what is kept of one.
   *
   * @throws io.lakewise.server.answer.ApiException if it is none
   */
  public static DashboardDefinition read(String kept) {
    try {
      return RecordJson.read(
          JsonAnswers.mapper().readValue(kept, ObjectNode.class), DashboardDefinition.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A dashboard that is kept is no JSON.", damaged);
    }
  }

  /** As it is kept. */
  public String written() {
    return RecordJson.write(this).toString();
  }
}
