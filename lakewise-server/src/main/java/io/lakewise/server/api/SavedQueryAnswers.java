package io.lakewise.server.api;

import io.lakewise.catalog.entry.SavedItemVersion;
import io.lakewise.server.api.SavedItemAnswers.SavedItemSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked and answered about saved queries. */
final class SavedQueryAnswers {

  private SavedQueryAnswers() {}

  /** A query to keep; {@code settings} are whatever is shown and asked with it. */
  record NewSavedQuery(
      Optional<String> folder,
      String name,
      Optional<String> comment,
      String text,
      Optional<Map<String, String>> settings) {}

  /** Another text, in the place of that of {@code baseVersion}. */
  record NewSavedQueryVersion(
      Long baseVersion, String text, Optional<Map<String, String>> settings) {}

  /** In order of folder and name. */
  record SavedQueryList(List<SavedItemSummary> queries, Optional<String> nextPageToken) {}

  /** What it was at some time. */
  record SavedQueryText(
      long version, String text, Map<String, String> settings, String author, Instant createdAt) {

    static SavedQueryText of(SavedItemVersion version) {
      return new SavedQueryText(
          version.version(),
          version.text(),
          version.settings(),
          version.author(),
          version.createdAt());
    }
  }

  /** A saved query with a version. */
  record SavedQueryWhole(SavedItemSummary query, SavedQueryText content) {}

  /** The newest first. */
  record SavedQueryHistory(List<SavedQueryText> versions, Optional<String> nextPageToken) {}
}
