package io.lakewise.catalog.entry;

import java.util.Map;

/**
 * What a {@link Schedule} runs, as its owner has agreed to it: versions that others make later are
 * not run with the owner's rights.
 *
 * @param kind what it is
 * @param id of the saved query, or of the dashboard
 * @param version of it that the owner agreed to
 * @param queries versions of the saved queries that a dashboard asks, by their ids; of those that
 *     the owner saw
 */
public record ScheduleSubject(Kind kind, String id, long version, Map<String, Long> queries) {

  /** What can run at certain times. */
  public enum Kind {
    /** A saved query. */
    QUERY,
    /** All queries of a dashboard. */
    DASHBOARD
  }

  /** Copies the map. */
  public ScheduleSubject {
    queries = Map.copyOf(queries);
  }

  /** A saved query. */
  public static ScheduleSubject query(String id, long version) {
    return new ScheduleSubject(Kind.QUERY, id, version, Map.of());
  }
}
