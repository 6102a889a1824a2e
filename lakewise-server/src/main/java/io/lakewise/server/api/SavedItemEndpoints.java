package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpMethod;
import io.lakewise.catalog.Grants;
import io.lakewise.catalog.SavedItems;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SavedItem;
import io.lakewise.catalog.entry.SavedItemVersion;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.api.SavedItemAnswers.DroppedSavedItem;
import io.lakewise.server.api.SavedItemAnswers.SavedItemDescription;
import io.lakewise.server.api.SavedItemAnswers.SavedItemShare;
import io.lakewise.server.api.SavedItemAnswers.SavedItemShares;
import io.lakewise.server.api.SavedItemAnswers.SavedItemSummary;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is the same of all that people keep in folders, change in versions and share. */
final class SavedItemEndpoints {

  static final Parameter TEXT =
      new Parameter("q", false, false, "What occurs in the folder or name. Default: everything");
  static final Parameter VERSION =
      Parameter.number("version", false, "The version. Default: the newest");

  private final String path;
  private final String noun;
  private final String words;
  private final Supplier<SavedItems> items;
  private final Function<String, Target> target;
  private final Supplier<Grants> grants;
  private final InstantSource clock;

  /**
   * Serves one kind.
   *
   * @param path of one, with {@code {id}}
   * @param noun in the ids of operations, such as {@code SavedQuery}
   * @param words with their article, such as {@code a saved query}
   * @param target what is shared, by its id
   */
  SavedItemEndpoints(
      String path,
      String noun,
      String words,
      Supplier<SavedItems> items,
      Function<String, Target> target,
      Supplier<Grants> grants,
      InstantSource clock) {
    this.path = path;
    this.noun = noun;
    this.words = words;
    this.items = items;
    this.target = target;
    this.grants = grants;
    this.clock = clock;
  }

  /** To move, drop and share one; {@code whole} answers with what it is then. */
  List<Endpoint> all(Class<? extends Record> answer, Endpoint.Handler whole) {
    return List.of(
        Endpoint.post(
            path,
            "describe" + noun,
            "Moves " + words + " to a folder, with a name and a comment",
            SavedItemDescription.class,
            answer,
            call -> {
              describe(call);
              return whole.answer(call);
            }),
        new Endpoint(
            HttpMethod.DELETE,
            path,
            "drop" + noun,
            "Takes " + words + " away with its versions",
            false,
            List.of(),
            Optional.empty(),
            DroppedSavedItem.class,
            this::drop),
        Endpoint.get(
            path + "/shares",
            "list" + noun + "Shares",
            "With whom " + words + " is shared",
            List.of(),
            SavedItemShares.class,
            this::shares),
        Endpoint.post(
            path + "/shares",
            "share" + noun,
            "Shares " + words + " with a user or group: CAN_RUN, CAN_EDIT or NONE",
            SavedItemShare.class,
            SavedItemShares.class,
            this::share));
  }

  private static Viewer viewer(ApiCall call) {
    return call.caller().viewer();
  }

  Page<SavedItemSummary> page(ApiCall call) {
    String wanted = NameRules.key(call.text(TEXT.name()));
    return Page.of(
        call,
        items.get().list(viewer(call)).stream()
            .map(SavedItemSummary::of)
            .filter(item -> NameRules.key(item.folder() + "/" + item.name()).contains(wanted))
            .toList(),
        SavedItemSummary::id);
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Keeps a new one of the caller's with its first version; answers its id. */
  String create(ApiCall call, SavedItemDescription description, SavedItemVersion first) {
    String caller = call.caller().id();
    SavedItem item =
        new SavedItem(
            UUID.randomUUID().toString(),
            description.folder().orElse(""),
            description.name(),
            description.comment().orElse(null),
            caller,
            1,
            first.createdAt(),
            first.createdAt(),
            caller);
    items.get().create(viewer(call), item, first);
    return item.id();
  }

  SavedItemSummary summary(ApiCall call, String id) {
    return SavedItemSummary.of(items.get().require(viewer(call), id));
  }

  /** The version that the call asks for, or the newest. */
  SavedItemVersion version(ApiCall call, String id) {
    return items.get().version(viewer(call), id, call.number(VERSION.name()));
  }

  private void describe(ApiCall call) {
    SavedItemDescription wanted = call.body(SavedItemDescription.class);
    items
        .get()
        .describe(
            viewer(call),
            call.path("id"),
            wanted.folder().orElse(""),
            wanted.name(),
            wanted.comment().orElse(null));
  }

  private DroppedSavedItem drop(ApiCall call) {
    items.get().drop(viewer(call), call.path("id"));
    return new DroppedSavedItem(call.path("id"));
  }

  /** Versions, the newest first, in pages. */
  Page<SavedItemVersion> versions(ApiCall call) {
    int limit = Page.limit(call);
    long before = Page.after(call).map(Page::number).orElse(Long.MAX_VALUE);
    List<SavedItemVersion> found =
        items.get().versions(viewer(call), call.path("id"), before, limit + 1);
    List<SavedItemVersion> shown = found.stream().limit(limit).toList();
    return new Page<>(
        shown,
        found.size() > limit
            ? Optional.of(Page.token(Long.toString(shown.get(limit - 1).version())))
            : Optional.empty());
  }

  /** Adds a version on top of that which was changed, unless somebody else was faster. */
  void change(ApiCall call, long base, SavedItemVersion next) {
    String id = call.path("id");
    if (items.get().save(viewer(call), id, base, next).isEmpty()) {
      SavedItem newest = items.get().require(viewer(call), id).item();
      throw ApiException.exists(
          "Version %d was made by %s since version %d was read. Read it, and save again on top of it."
              .formatted(newest.version(), newest.updatedBy(), base));
    }
  }

  private SavedItemShares shares(ApiCall call) {
    return new SavedItemShares(
        grants.get().on(viewer(call), target.apply(call.path("id")), false).stream()
            .map(grant -> new SavedItemShare(grant.principal(), grant.privilege().name()))
            .toList());
  }

  private SavedItemShares share(ApiCall call) {
    SavedItemShare wanted = call.body(SavedItemShare.class);
    Target shared = target.apply(call.path("id"));
    Set<Privilege> levels = EnumSet.of(Privilege.CAN_RUN, Privilege.CAN_EDIT);
    Optional<Privilege> level = Privilege.of(wanted.privilege()).filter(levels::contains);
    if (level.isEmpty() && !wanted.privilege().equals("NONE")) {
      throw ApiException.invalid(
          "privilege is '%s' (expected: CAN_RUN, CAN_EDIT or NONE).".formatted(wanted.privilege()));
    }
    level.ifPresent(
        given -> grants.get().grant(viewer(call), shared, wanted.principal(), Set.of(given)));
    level.ifPresent(levels::remove);
    grants.get().revoke(viewer(call), shared, wanted.principal(), levels);
    return shares(call);
  }
}
