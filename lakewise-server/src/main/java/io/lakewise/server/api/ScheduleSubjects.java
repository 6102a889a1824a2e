package io.lakewise.server.api;

import io.lakewise.catalog.SavedItems;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SavedItem;
import io.lakewise.catalog.entry.ScheduleSubject;
import io.lakewise.catalog.entry.ScheduleSubject.Kind;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.server.dashboard.DashboardDefinition;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What people schedule, as they see it.
 *
 * @param queries that are saved
 * @param dashboards that are saved
 */
public record ScheduleSubjects(Supplier<SavedItems> queries, Supplier<SavedItems> dashboards) {

  /**
   * What a viewer agrees to by scheduling it: the newest versions that the viewer sees.
   *
   * @throws NameNotFoundException if the viewer does not see it
   */
  ScheduleSubject agreed(Viewer viewer, Kind kind, String id) {
    SavedItem item = items(kind).require(viewer, id).item();
    Map<String, Long> asked = new HashMap<>();
    if (kind == Kind.DASHBOARD) {
      String text = dashboards.get().version(viewer, id, OptionalLong.of(item.version())).text();
      List<String> ids =
          DashboardDefinition.read(text).items().stream()
              .map(DashboardItem::savedQuery)
              .flatMap(Optional::stream)
              .toList();
      for (String query : ids) {
        find(viewer, Kind.QUERY, query).ifPresent(found -> asked.put(query, found.version()));
      }
    }
    return new ScheduleSubject(kind, id, item.version(), asked);
  }

  /** Its name, if the viewer sees it. */
  Optional<String> name(Viewer viewer, ScheduleSubject subject) {
    return find(viewer, subject.kind(), subject.id()).map(SavedItem::name);
  }

  private Optional<SavedItem> find(Viewer viewer, Kind kind, String id) {
    try {
      return Optional.of(items(kind).require(viewer, id).item());
    } catch (NameNotFoundException gone) {
      return Optional.empty();
    }
  }

  private SavedItems items(Kind kind) {
    return switch (kind) {
      case QUERY -> queries.get();
      case DASHBOARD -> dashboards.get();
    };
  }
}
