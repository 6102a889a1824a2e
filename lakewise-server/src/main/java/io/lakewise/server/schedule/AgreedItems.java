package io.lakewise.server.schedule;

import io.lakewise.catalog.SavedItems;
import io.lakewise.catalog.entry.SavedItem;
import io.lakewise.catalog.entry.SavedItemVersion;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.engine.session.Principal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Saved queries and dashboards as the owner of a schedule has agreed to them: who may edit them
 * would else read what the owner may read. Thread-safe.
 *
 * @param queries that are saved
 * @param dashboards that are saved
 */
record AgreedItems(Supplier<SavedItems> queries, Supplier<SavedItems> dashboards) {

  /**
   * What may run.
   *
   * @param item what it is called
   * @param version its newest, which the owner has agreed to
   */
  record Agreed(SavedItem item, SavedItemVersion version) {}

  /** What a schedule runs. */
  Agreed subject(Schedule schedule, Principal owner) throws RunFailure {
    String id = schedule.subject().id();
    Optional<Long> version = Optional.of(schedule.subject().version());
    return switch (schedule.subject().kind()) {
      case QUERY -> agreed(queries.get(), "saved query", schedule, owner, id, version);
      case DASHBOARD -> agreed(dashboards.get(), "dashboard", schedule, owner, id, version);
    };
  }

  /** A saved query that the dashboard of a schedule asks. */
  Agreed query(Schedule schedule, Principal owner, String id) throws RunFailure {
    Optional<Long> version = Optional.ofNullable(schedule.subject().queries().get(id));
    return agreed(queries.get(), "saved query", schedule, owner, id, version);
  }

  /** The version is read before it is asked who has changed it: one that comes between is seen. */
  private static Agreed agreed(
      SavedItems items,
      String word,
      Schedule schedule,
      Principal owner,
      String id,
      Optional<Long> agreed)
      throws RunFailure {
    String again =
        " Look at it, and save the " + (schedule.isAlert() ? "alert" : "report") + " again.";
    try {
      SavedItem item = items.require(owner.viewer(), id).item();
      SavedItemVersion version = items.version(owner.viewer(), id, OptionalLong.of(item.version()));
      if (agreed.isEmpty()) {
        throw new RunFailure(
            "The " + word + " was not asked, or not to be seen, when it was scheduled." + again);
      }
      if (items.isChangedByOthers(owner.viewer(), id, agreed.get())) {
        throw new RunFailure(
            "Somebody else than its owner has changed the "
                + word
                + " since it was scheduled."
                + again);
      }
      return new Agreed(item, version);
    } catch (NameNotFoundException gone) {
      throw new RunFailure(
          "The "
              + word
              + " is gone, or no longer shared with "
              + owner.id()
              + ". Choose another, or have it shared again.");
    }
  }
}
