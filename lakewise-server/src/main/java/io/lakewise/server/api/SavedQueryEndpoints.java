package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpMethod;
import io.lakewise.catalog.Grants;
import io.lakewise.catalog.SavedQueries;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SavedQuery;
import io.lakewise.catalog.entry.SavedQueryVersion;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.api.SavedQueryAnswers.DroppedSavedQuery;
import io.lakewise.server.api.SavedQueryAnswers.NewSavedQuery;
import io.lakewise.server.api.SavedQueryAnswers.NewSavedQueryVersion;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryDescription;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryHistory;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryList;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryShare;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryShares;
import io.lakewise.server.api.SavedQueryAnswers.SavedQuerySummary;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryText;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryWhole;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Queries that people keep, change and share. */
public final class SavedQueryEndpoints {

  private static final String ALL = "/api/v1/saved-queries";
  private static final String ONE = ALL + "/{id}";
  private static final int LONGEST_TEXT = 500_000;
  private static final int LONGEST_SETTINGS = 100_000;
  private static final Parameter TEXT =
      new Parameter("q", false, false, "What occurs in the folder or name. Default: everything");
  private static final Parameter VERSION =
      Parameter.number("version", false, "The version. Default: the newest");

  private final Supplier<SavedQueries> queries;
  private final Supplier<Grants> grants;
  private final InstantSource clock;

  /** Serves the saved queries of a state. */
  public SavedQueryEndpoints(
      Supplier<SavedQueries> queries, Supplier<Grants> grants, InstantSource clock) {
    this.queries = queries;
    this.grants = grants;
    this.clock = clock;
  }

  List<Endpoint> all() {
    List<Parameter> paged = List.of(Parameter.LIMIT, Parameter.PAGE);
    return List.of(
        Endpoint.get(
            ALL,
            "listSavedQueries",
            "The caller's saved queries and those that are shared with it; all for an admin",
            List.of(TEXT, Parameter.LIMIT, Parameter.PAGE),
            SavedQueryList.class,
            this::list),
        post(
            ALL,
            "saveQuery",
            "Keeps a query",
            NewSavedQuery.class,
            SavedQueryWhole.class,
            this::create),
        Endpoint.get(
            ONE,
            "getSavedQuery",
            "A saved query",
            List.of(VERSION),
            SavedQueryWhole.class,
            this::whole),
        post(
            ONE,
            "describeSavedQuery",
            "Moves a saved query to a folder, with a name and a comment",
            SavedQueryDescription.class,
            SavedQueryWhole.class,
            this::describe),
        new Endpoint(
            HttpMethod.DELETE,
            ONE,
            "dropSavedQuery",
            "Takes a saved query away with its versions",
            false,
            List.of(),
            Optional.empty(),
            DroppedSavedQuery.class,
            this::drop),
        Endpoint.get(
            ONE + "/versions",
            "listSavedQueryVersions",
            "What a saved query was, the newest first",
            paged,
            SavedQueryHistory.class,
            this::versions),
        post(
            ONE + "/versions",
            "changeSavedQuery",
            "Gives a saved query another text; refused (409) if somebody else was faster",
            NewSavedQueryVersion.class,
            SavedQueryWhole.class,
            this::change),
        Endpoint.get(
            ONE + "/shares",
            "listSavedQueryShares",
            "With whom a saved query is shared",
            List.of(),
            SavedQueryShares.class,
            this::shares),
        post(
            ONE + "/shares",
            "shareSavedQuery",
            "Shares a saved query with a user or group: CAN_RUN, CAN_EDIT or NONE",
            SavedQueryShare.class,
            SavedQueryShares.class,
            this::share));
  }

  private static Endpoint post(
      String path,
      String id,
      String summary,
      Class<? extends Record> body,
      Class<? extends Record> answer,
      Endpoint.Handler handler) {
    return new Endpoint(
        HttpMethod.POST, path, id, summary, false, List.of(), Optional.of(body), answer, handler);
  }

  private static Viewer viewer(ApiCall call) {
    return call.caller().viewer();
  }

  private SavedQueryList list(ApiCall call) {
    String wanted = NameRules.key(call.text(TEXT.name()));
    Page<SavedQuerySummary> page =
        Page.of(
            call,
            queries.get().list(viewer(call)).stream()
                .map(SavedQuerySummary::of)
                .filter(
                    query -> NameRules.key(query.folder() + "/" + query.name()).contains(wanted))
                .toList(),
            SavedQuerySummary::id);
    return new SavedQueryList(page.items(), page.next());
  }

  private SavedQueryWhole create(ApiCall call) {
    NewSavedQuery wanted = call.body(NewSavedQuery.class);
    Instant now = now();
    String caller = call.caller().id();
    SavedQuery query =
        new SavedQuery(
            UUID.randomUUID().toString(),
            wanted.folder().orElse(""),
            wanted.name(),
            wanted.comment().orElse(null),
            caller,
            1,
            now,
            now,
            caller);
    queries
        .get()
        .create(viewer(call), query, version(1, wanted.text(), wanted.settings(), caller, now));
    return whole(call, query.id());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static SavedQueryVersion version(
      long number,
      String text,
      Optional<Map<String, String>> settings,
      String author,
      Instant now) {
    Map<String, String> kept = settings.orElse(Map.of());
    int length =
        kept.entrySet().stream()
            .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
            .sum();
    if (text.length() > LONGEST_TEXT || length > LONGEST_SETTINGS) {
      throw ApiException.invalid(
          "The text has %d characters and the settings %d (expected: at most %d and %d)."
              .formatted(text.length(), length, LONGEST_TEXT, LONGEST_SETTINGS));
    }
    return new SavedQueryVersion(number, text, kept, author, now);
  }

  private SavedQueryWhole whole(ApiCall call) {
    return whole(call, call.path("id"));
  }

  private SavedQueryWhole whole(ApiCall call, String id) {
    return new SavedQueryWhole(
        SavedQuerySummary.of(queries.get().require(viewer(call), id)),
        SavedQueryText.of(queries.get().version(viewer(call), id, call.number(VERSION.name()))));
  }

  private SavedQueryWhole describe(ApiCall call) {
    SavedQueryDescription wanted = call.body(SavedQueryDescription.class);
    queries
        .get()
        .describe(
            viewer(call),
            call.path("id"),
            wanted.folder().orElse(""),
            wanted.name(),
            wanted.comment().orElse(null));
    return whole(call);
  }

  private DroppedSavedQuery drop(ApiCall call) {
    queries.get().drop(viewer(call), call.path("id"));
    return new DroppedSavedQuery(call.path("id"));
  }

  private SavedQueryHistory versions(ApiCall call) {
    int limit = Page.limit(call);
    long before = Page.after(call).map(Page::number).orElse(Long.MAX_VALUE);
    List<SavedQueryText> found =
        queries.get().versions(viewer(call), call.path("id"), before, limit + 1).stream()
            .map(SavedQueryText::of)
            .toList();
    List<SavedQueryText> shown = found.stream().limit(limit).toList();
    return new SavedQueryHistory(
        shown,
        found.size() > limit
            ? Optional.of(Page.token(Long.toString(shown.get(limit - 1).version())))
            : Optional.empty());
  }

  private SavedQueryWhole change(ApiCall call) {
    NewSavedQueryVersion wanted = call.body(NewSavedQueryVersion.class);
    String id = call.path("id");
    SavedQueryVersion next =
        version(wanted.baseVersion(), wanted.text(), wanted.settings(), call.caller().id(), now());
    if (queries.get().save(viewer(call), id, wanted.baseVersion(), next).isEmpty()) {
      SavedQuery now = queries.get().require(viewer(call), id).query();
      throw ApiException.exists(
          "Version %d was made by %s since version %d was read. Read it, and save again on top of it."
              .formatted(now.version(), now.updatedBy(), wanted.baseVersion()));
    }
    return whole(call);
  }

  private SavedQueryShares shares(ApiCall call) {
    Target target = new Target.SavedQuery(call.path("id"));
    return new SavedQueryShares(
        grants.get().on(viewer(call), target, false).stream()
            .map(grant -> new SavedQueryShare(grant.principal(), grant.privilege().name()))
            .toList());
  }

  private SavedQueryShares share(ApiCall call) {
    SavedQueryShare wanted = call.body(SavedQueryShare.class);
    Target target = new Target.SavedQuery(call.path("id"));
    Set<Privilege> levels = EnumSet.of(Privilege.CAN_RUN, Privilege.CAN_EDIT);
    Optional<Privilege> level = Privilege.of(wanted.privilege()).filter(levels::contains);
    if (level.isEmpty() && !wanted.privilege().equals("NONE")) {
      throw ApiException.invalid(
          "privilege is '%s' (expected: CAN_RUN, CAN_EDIT or NONE).".formatted(wanted.privilege()));
    }
    level.ifPresent(
        given -> grants.get().grant(viewer(call), target, wanted.principal(), Set.of(given)));
    level.ifPresent(levels::remove);
    grants.get().revoke(viewer(call), target, wanted.principal(), levels);
    return shares(call);
  }
}
