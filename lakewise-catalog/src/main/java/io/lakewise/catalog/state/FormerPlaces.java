package io.lakewise.catalog.state;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Places of rows from before version {@value #UNTIL} of the schema, which were all absolute. A
 * managed table has always lain in {@code <lake>/tables/<id>}, so its row tells where the lake was.
 */
public final class FormerPlaces {

  /** The first version whose rows are as {@link StoredPlaces} writes them. */
  public static final int UNTIL = 7;

  private static final String TABLES = "/tables/";

  private final StoredPlaces now;
  private final Set<String> lakes =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(lake -> lake));

  /** Nothing is known but where the lake is now. */
  public FormerPlaces(StoredPlaces now) {
    this.now = now;
  }

  /** Learns from the place of a managed table where the lake was. */
  public void learn(String id, String location) {
    if (location.endsWith(TABLES + id)) {
      lakes.add(location.substring(0, location.length() - TABLES.length() - id.length()) + "/");
    }
  }

  /** A place as a row has it since then. */
  public String stored(String place) {
    for (String lake : lakes) {
      if (place.startsWith(lake) && !place.startsWith("/", lake.length())) {
        return place.substring(lake.length());
      }
    }
    return now.stored(place);
  }
}
