package io.lakewise.server.record;

import io.lakewise.catalog.record.LineageWays.End;
import io.lakewise.catalog.record.LineageWays.Way;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.Lineage.Edge;
import io.lakewise.engine.observation.Lineage.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ways of data in records, without those that were written a moment ago: a statement that runs
 * a thousand times is written once an hour. Not thread-safe.
 */
final class KnownWays {

  private static final int MOST = 20_000;
  private static final long AGAIN = Duration.ofHours(1).toMillis() * 1000;

  private static final Comparator<End> ENDS =
      Comparator.comparing(End::name).thenComparing(End::column).thenComparing(End::type);

  private record Ends(End source, End target) {}

  private final Map<Ends, Long> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Ends, Long> eldest) {
          return size() > MOST;
        }
      };

  /** Those that are to be written, in one order for all servers, as each locks its rows. */
  List<Way> fresh(List<RecordEntry> entries) {
    Map<Ends, Long> found =
        new TreeMap<>(Comparator.comparing(Ends::source, ENDS).thenComparing(Ends::target, ENDS));
    for (RecordEntry entry : entries) {
      if (entry instanceof StatementRecord statement) {
        statement.lineage().forEach(each -> add(each, statement.times().ended(), found));
      } else if (entry instanceof DeclaredRun run) {
        run.lineage().forEach(each -> add(each, run.ended(), found));
      }
    }
    List<Way> ways = new ArrayList<>();
    found.forEach(
        (ends, at) -> {
          if (at - known.getOrDefault(ends, Long.MIN_VALUE / 2) >= AGAIN) {
            ways.add(new Way(ends.source(), ends.target(), at));
          }
        });
    return ways;
  }

  /** These have been written. */
  void written(List<Way> ways) {
    ways.forEach(way -> known.put(new Ends(way.source(), way.target()), way.seenAt()));
  }

  private static void add(Lineage lineage, long at, Map<Ends, Long> found) {
    for (Place source : lineage.sources()) {
      found.put(new Ends(end(source, ""), end(lineage.target(), "")), at);
    }
    for (Edge edge : lineage.edges()) {
      found.put(new Ends(end(edge.source(), edge.from()), end(lineage.target(), edge.to())), at);
    }
  }

  private static End end(Place place, String column) {
    return new End(place.type(), place.name(), column);
  }
}
