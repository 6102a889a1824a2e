package io.lakewise.catalog.entry;

import java.time.Instant;
import java.util.Map;

/**
 * What a saved query or dashboard was at some time.
 *
 * @param version counted from 1
 * @param text in SQL; of a dashboard, its definition as JSON
 * @param settings what is shown and asked with it, as whoever saved it names that
 * @param author who made this version
 * @param createdAt when
 */
public record SavedItemVersion(
    long version, String text, Map<String, String> settings, String author, Instant createdAt) {

  /** Copies the settings. */
  public SavedItemVersion {
    settings = Map.copyOf(settings);
  }
}
