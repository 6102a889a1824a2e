package io.lakewise.server.dashboard;

import io.lakewise.server.answer.ApiException;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardChart;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardFilter;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardItem;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardPlace;
import io.lakewise.server.dashboard.DashboardDefinition.FilterType;
import io.lakewise.server.dashboard.DashboardDefinition.ItemKind;
import io.lakewise.server.statement.OnlyQueries;
import io.lakewise.table.error.LakewiseException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which definitions of dashboards are kept. Names and texts in them are never run by the server.
 */
public final class DashboardRules {

  /** Columns of the grid. */
  static final int COLUMNS = 12;

  private static final int LARGEST = 256 << 10;
  private static final int MOST_ITEMS = 50;
  private static final int MOST_FILTERS = 20;
  private static final int LAST_ROW = 2000;
  private static final int HIGHEST = 60;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_SQL = 100_000;
  private static final int LONGEST_VALUE = 1000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  private DashboardRules() {}

  /**
   * A definition as it is kept.
   *
   * @throws ApiException if it breaks a rule, which it names
   */
  public static String checked(DashboardDefinition definition) {
    atMost("items", definition.items().size(), MOST_ITEMS);
    atMost("filters", definition.filters().size(), MOST_FILTERS);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < definition.items().size(); i++) {
      DashboardItem item = definition.items().get(i);
      check("items[" + i + "]", item);
      require(ids.add(item.id()), "Two items have the id '" + item.id() + "'.");
    }
    checkOverlaps(definition.items());
    Set<String> names = new HashSet<>();
    for (int i = 0; i < definition.filters().size(); i++) {
      DashboardFilter filter = definition.filters().get(i);
      check("filters[" + i + "]", filter);
      require(
          names.add(filter.name().toLowerCase(Locale.ROOT)),
          "Two filters have the name '" + filter.name() + "'.");
    }
    String written = definition.written();
    atMost("bytes", written.getBytes(StandardCharsets.UTF_8).length, LARGEST);
    return written;
  }

  private static void check(String path, DashboardItem item) {
    require(ID.matcher(item.id()).matches(), path + ".id is none (expected: " + ID + ").");
    checkLength(path + ".title", item.title(), LONGEST_TITLE);
    boolean asks = item.kind() != ItemKind.TEXT;
    require(
        asks
            ? item.savedQuery().isPresent() != item.sql().isPresent()
            : item.savedQuery().isEmpty() && item.sql().isEmpty(),
        asks
            ? path + " needs a saved_query or sql, and not both."
            : path + " is a text and has no query.");
    require(
        item.text().isPresent() == !asks,
        path + ".text is for items of the kind TEXT, which need one.");
    require(
        item.chart().isEmpty() || item.kind() == ItemKind.CHART,
        path + ".chart is for items of the kind CHART.");
    item.savedQuery()
        .ifPresent(
            id ->
                require(
                    ID.matcher(id).matches(), path + ".saved_query is no id of a saved query."));
    item.sql().ifPresent(sql -> checkQuery(path + ".sql", sql));
    item.text().ifPresent(text -> checkLength(path + ".text", text, LONGEST_TEXT));
    item.chart().ifPresent(chart -> check(path + ".chart", chart));
    check(path + ".place", item.place());
  }

  private static void check(String path, DashboardChart chart) {
    checkLength(path + ".x", chart.x(), LONGEST_VALUE);
    chart.y().ifPresent(y -> checkLength(path + ".y", y, LONGEST_VALUE));
    chart.series().ifPresent(series -> checkLength(path + ".series", series, LONGEST_VALUE));
  }

  private static void check(String path, DashboardPlace place) {
    within(path + ".x", place.x(), 0, COLUMNS - 1);
    within(path + ".y", place.y(), 0, LAST_ROW);
    within(path + ".w", place.w(), 1, COLUMNS - place.x());
    within(path + ".h", place.h(), 1, HIGHEST);
  }

  private static void checkOverlaps(List<DashboardItem> items) {
    for (int i = 0; i < items.size(); i++) {
      for (int j = 0; j < i; j++) {
        require(
            !overlap(items.get(i).place(), items.get(j).place()),
            "The items '%s' and '%s' lie on each other."
                .formatted(items.get(j).id(), items.get(i).id()));
      }
    }
  }

  private static boolean overlap(DashboardPlace one, DashboardPlace other) {
    return one.x() < other.x() + other.w()
        && other.x() < one.x() + one.w()
        && one.y() < other.y() + other.h()
        && other.y() < one.y() + one.h();
  }

  private static void check(String path, DashboardFilter filter) {
    require(
        NAME.matcher(filter.name()).matches(),
        path + ".name is no name of a parameter (expected: " + NAME + ").");
    filter.label().ifPresent(label -> checkLength(path + ".label", label, LONGEST_TITLE));
    require(
        filter.choices().isPresent() == (filter.type() == FilterType.CHOICE),
        path + ".choices is for filters of the type CHOICE, which need a query.");
    filter.choices().ifPresent(sql -> checkQuery(path + ".choices", sql));
    Optional<String> initial = filter.initial();
    initial.ifPresent(value -> checkLength(path + ".initial", value, LONGEST_VALUE));
    require(
        initial.isEmpty() || isOfType(initial.get(), filter.type()),
        path + ".initial is no value of the type " + filter.type() + ".");
  }

  private static boolean isOfType(String value, FilterType type) {
    try {
      switch (type) {
        case NUMBER -> new BigDecimal(value);
        case DATE -> LocalDate.parse(value);
        case TEXT, CHOICE -> {}
      }
      return true;
    } catch (NumberFormatException | DateTimeParseException other) {
      return false;
    }
  }

  /** It runs with the rights of whoever looks, and so it only reads. */
  private static void checkQuery(String path, String sql) {
    checkLength(path, sql, LONGEST_SQL);
    try {
      OnlyQueries.require(sql);
    } catch (LakewiseException refused) {
      throw ApiException.invalid(path + " is refused: " + refused.getMessage());
    }
  }

  private static void atMost(String what, int count, int most) {
    require(
        count <= most,
        "The definition has %d %s (expected: at most %d).".formatted(count, what, most));
  }

  private static void within(String path, long value, long least, long greatest) {
    require(
        value >= least && value <= greatest,
        "%s is %d (expected: %d to %d).".formatted(path, value, least, greatest));
  }

  private static void checkLength(String path, String text, int most) {
    require(
        text.length() <= most,
        "%s has %d characters (expected: at most %d).".formatted(path, text.length(), most));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw ApiException.invalid(message);
    }
  }
}
