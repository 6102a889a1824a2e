package io.lakewise.server.api;

import io.lakewise.catalog.Principals;
import io.lakewise.catalog.entry.NamedThing;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.answer.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Names by a part of them. */
public final class SearchEndpoints {

  private static final int LONGEST = 255;

  /** Whoever wants more writes another letter. */
  private static final int DEEPEST = 10_000;

  private static final Parameter TEXT =
      new Parameter(
          "q",
          false,
          false,
          "Words that occur in the name, the comment or a column. Default: everything");

  private static final Parameter AS =
      new Parameter(
          "as", false, false, "For admins: what this user or group sees. Default: the caller");

  private final LakeInspection lake;
  private final Supplier<Principals> principals;

  /** Looks at a lake, and who there is. */
  public SearchEndpoints(LakeInspection lake, Supplier<Principals> principals) {
    this.lake = lake;
    this.principals = principals;
  }

  /**
   * Something with a name.
   *
   * @param kind SCHEMA, TABLE, VIEW, FUNCTION or VOLUME
   * @param columns by which a table was found, if it was not by its name or comment
   */
  record Found(
      String kind,
      String catalog,
      String schema,
      String name,
      String owner,
      Optional<String> comment,
      List<String> columns) {}

  /** The best first. */
  record FoundList(List<Found> found, Optional<String> nextPageToken) {}

  List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            "/api/v1/search",
            "searchNames",
            "Schemas, tables, views, functions and volumes by parts of their names, and tables"
                + " by those of their columns; the best first",
            List.of(TEXT, AS, Parameter.LIMIT, Parameter.PAGE),
            FoundList.class,
            this::search));
  }

  private FoundList search(ApiCall call) {
    String text = call.text(TEXT.name());
    if (text.length() > LONGEST) {
      throw ApiException.invalid("q is longer than " + LONGEST + " characters.");
    }
    int limit = Page.limit(call);
    int skipped = (int) Math.min(DEEPEST, Page.after(call).map(Page::number).orElse(0L));
    List<NamedThing> found = lake.search(looking(call), text, skipped, limit + 1);
    return new FoundList(
        found.stream().limit(limit).map(SearchEndpoints::described).toList(),
        found.size() > limit && skipped + limit < DEEPEST
            ? Optional.of(Page.token(Integer.toString(skipped + limit)))
            : Optional.empty());
  }

  private Principal looking(ApiCall call) {
    String name = call.text(AS.name());
    if (name.isEmpty()) {
      return call.caller();
    }
    if (!call.caller().admin()) {
      throw ApiException.forbidden("Only an admin may look as somebody else.");
    }
    return principals
        .get()
        .find(name)
        .map(entry -> new Principal(entry.name(), entry.admin()))
        .orElseThrow(() -> ApiException.missing("There is no user or group " + name + "."));
  }

  private static Found described(NamedThing thing) {
    return new Found(
        thing.kind().name(),
        thing.catalog(),
        thing.schema(),
        thing.name(),
        thing.owner(),
        Optional.ofNullable(thing.comment()),
        thing.columns());
  }
}
