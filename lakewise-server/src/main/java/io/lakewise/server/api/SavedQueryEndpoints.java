package io.lakewise.server.api;

import io.lakewise.catalog.Grants;
import io.lakewise.catalog.SavedItems;
import io.lakewise.catalog.entry.SavedItemVersion;
import io.lakewise.catalog.permission.Target;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.api.SavedItemAnswers.SavedItemDescription;
import io.lakewise.server.api.SavedItemAnswers.SavedItemSummary;
import io.lakewise.server.api.SavedQueryAnswers.NewSavedQuery;
import io.lakewise.server.api.SavedQueryAnswers.NewSavedQueryVersion;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryHistory;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryList;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryText;
import io.lakewise.server.api.SavedQueryAnswers.SavedQueryWhole;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Queries that people keep, change and share. */
public final class SavedQueryEndpoints {

  private static final String ALL = "/api/v1/saved-queries";
  private static final String ONE = ALL + "/{id}";
  private static final int LONGEST_TEXT = 500_000;
  private static final int LONGEST_SETTINGS = 100_000;

  private final SavedItemEndpoints items;

  /** Serves the saved queries of a state. */
  public SavedQueryEndpoints(
      Supplier<SavedItems> queries, Supplier<Grants> grants, InstantSource clock) {
    this.items =
        new SavedItemEndpoints(
            ONE, "SavedQuery", "a saved query", queries, Target.SavedQuery::new, grants, clock);
  }

  List<Endpoint> all() {
    return Stream.concat(own(), items.all(SavedQueryWhole.class, this::whole).stream()).toList();
  }

  private Stream<Endpoint> own() {
    return Stream.of(
        Endpoint.get(
            ALL,
            "listSavedQueries",
            "The caller's saved queries and those that are shared with it; all for an admin",
            List.of(SavedItemEndpoints.TEXT, Parameter.LIMIT, Parameter.PAGE),
            SavedQueryList.class,
            this::list),
        Endpoint.post(
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
            List.of(SavedItemEndpoints.VERSION),
            SavedQueryWhole.class,
            this::whole),
        Endpoint.get(
            ONE + "/versions",
            "listSavedQueryVersions",
            "What a saved query was, the newest first",
            List.of(Parameter.LIMIT, Parameter.PAGE),
            SavedQueryHistory.class,
            this::versions),
        Endpoint.post(
            ONE + "/versions",
            "changeSavedQuery",
            "Gives a saved query another text; refused (409) if somebody else was faster",
            NewSavedQueryVersion.class,
            SavedQueryWhole.class,
            this::change));
  }

  private SavedQueryList list(ApiCall call) {
    Page<SavedItemSummary> page = items.page(call);
    return new SavedQueryList(page.items(), page.next());
  }

  private SavedQueryWhole create(ApiCall call) {
    NewSavedQuery wanted = call.body(NewSavedQuery.class);
    return whole(
        call,
        items.create(
            call,
            new SavedItemDescription(wanted.folder(), wanted.name(), wanted.comment()),
            version(call, 1, wanted.text(), wanted.settings())));
  }

  private SavedItemVersion version(
      ApiCall call, long number, String text, Optional<Map<String, String>> settings) {
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
    return new SavedItemVersion(number, text, kept, call.caller().id(), items.now());
  }

  private SavedQueryWhole whole(ApiCall call) {
    return whole(call, call.path("id"));
  }

  private SavedQueryWhole whole(ApiCall call, String id) {
    return new SavedQueryWhole(items.summary(call, id), SavedQueryText.of(items.version(call, id)));
  }

  private SavedQueryHistory versions(ApiCall call) {
    Page<SavedItemVersion> page = items.versions(call);
    return new SavedQueryHistory(
        page.items().stream().map(SavedQueryText::of).toList(), page.next());
  }

  private SavedQueryWhole change(ApiCall call) {
    NewSavedQueryVersion wanted = call.body(NewSavedQueryVersion.class);
    items.change(
        call,
        wanted.baseVersion(),
        version(call, wanted.baseVersion(), wanted.text(), wanted.settings()));
    return whole(call);
  }
}
