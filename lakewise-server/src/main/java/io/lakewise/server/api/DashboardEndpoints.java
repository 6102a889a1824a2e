package io.lakewise.server.api;

import io.lakewise.catalog.Grants;
import io.lakewise.catalog.SavedItems;
import io.lakewise.catalog.entry.SavedItemVersion;
import io.lakewise.catalog.permission.Target;
import io.lakewise.server.api.DashboardAnswers.DashboardContent;
import io.lakewise.server.api.DashboardAnswers.DashboardHistory;
import io.lakewise.server.api.DashboardAnswers.DashboardList;
import io.lakewise.server.api.DashboardAnswers.DashboardVersion;
import io.lakewise.server.api.DashboardAnswers.DashboardWhole;
import io.lakewise.server.api.DashboardAnswers.NewDashboard;
import io.lakewise.server.api.DashboardAnswers.NewDashboardVersion;
import io.lakewise.server.api.SavedItemAnswers.SavedItemDescription;
import io.lakewise.server.api.SavedItemAnswers.SavedItemSummary;
import io.lakewise.server.dashboard.DashboardDefinition;
import io.lakewise.server.dashboard.DashboardRules;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Dashboards that people keep, change and share. No query is run here: whoever looks at one runs
 * its queries as statements of its own.
 */
public final class DashboardEndpoints {

  private static final String ALL = "/api/v1/dashboards";
  private static final String ONE = ALL + "/{id}";

  private final SavedItemEndpoints items;

  /** Serves the dashboards of a state. */
  public DashboardEndpoints(
      Supplier<SavedItems> dashboards, Supplier<Grants> grants, InstantSource clock) {
    this.items =
        new SavedItemEndpoints(
            ONE, "Dashboard", "a dashboard", dashboards, Target.Dashboard::new, grants, clock);
  }

  List<Endpoint> all() {
    return Stream.concat(own(), items.all(DashboardWhole.class, this::whole).stream()).toList();
  }

  private Stream<Endpoint> own() {
    return Stream.of(
        Endpoint.get(
            ALL,
            "listDashboards",
            "The caller's dashboards and those that are shared with it; all for an admin",
            List.of(SavedItemEndpoints.TEXT, Parameter.LIMIT, Parameter.PAGE),
            DashboardList.class,
            this::list),
        Endpoint.post(
            ALL,
            "createDashboard",
            "Keeps a dashboard",
            NewDashboard.class,
            DashboardWhole.class,
            this::create),
        Endpoint.get(
            ONE,
            "getDashboard",
            "A dashboard",
            List.of(SavedItemEndpoints.VERSION),
            DashboardWhole.class,
            this::whole),
        Endpoint.get(
            ONE + "/versions",
            "listDashboardVersions",
            "Who changed a dashboard, the newest first",
            List.of(Parameter.LIMIT, Parameter.PAGE),
            DashboardHistory.class,
            this::versions),
        Endpoint.post(
            ONE + "/versions",
            "changeDashboard",
            "Gives a dashboard another definition; refused (409) if somebody else was faster",
            NewDashboardVersion.class,
            DashboardWhole.class,
            this::change));
  }

  private DashboardList list(ApiCall call) {
    Page<SavedItemSummary> page = items.page(call);
    return new DashboardList(page.items(), page.next());
  }

  private DashboardWhole create(ApiCall call) {
    NewDashboard wanted = call.body(NewDashboard.class);
    return whole(
        call,
        items.create(
            call,
            new SavedItemDescription(wanted.folder(), wanted.name(), wanted.comment()),
            version(call, 1, wanted.definition())));
  }

  private SavedItemVersion version(ApiCall call, long number, DashboardDefinition definition) {
    return new SavedItemVersion(
        number, DashboardRules.checked(definition), Map.of(), call.caller().id(), items.now());
  }

  private DashboardWhole whole(ApiCall call) {
    return whole(call, call.path("id"));
  }

  private DashboardWhole whole(ApiCall call, String id) {
    return new DashboardWhole(
        items.summary(call, id), DashboardContent.of(items.version(call, id)));
  }

  private DashboardHistory versions(ApiCall call) {
    Page<SavedItemVersion> page = items.versions(call);
    return new DashboardHistory(
        page.items().stream().map(DashboardVersion::of).toList(), page.next());
  }

  private DashboardWhole change(ApiCall call) {
    NewDashboardVersion wanted = call.body(NewDashboardVersion.class);
    items.change(
        call, wanted.baseVersion(), version(call, wanted.baseVersion(), wanted.definition()));
    return whole(call);
  }
}
