package io.lakewise.server.dashboard;

import io.lakewise.engine.session.Parameter;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardFilter;
import io.lakewise.server.dashboard.DashboardDefinition.FilterType;
import java.util.List;
import java.util.Optional;

/** What filters give to queries while nobody has chosen anything, as the console gives it. */
public final class InitialValues {

  private InitialValues() {}

  /** Values of the parameters that are called as the filters are; NULL where there is none. */
  public static List<Parameter> of(List<DashboardFilter> filters) {
    return filters.stream().map(InitialValues::parameter).toList();
  }

  private static Parameter parameter(DashboardFilter filter) {
    Optional<String> value = filter.initial().map(String::strip).filter(text -> !text.isEmpty());
    return new Parameter(filter.name(), type(filter.type(), value.orElse("")), value.orElse(null));
  }

  private static String type(FilterType type, String value) {
    return switch (type) {
      case TEXT, CHOICE -> null;
      case DATE -> "DATE";
      case NUMBER -> value.matches("[+-]?\\d{1,18}") ? "BIGINT" : "DOUBLE";
    };
  }
}
