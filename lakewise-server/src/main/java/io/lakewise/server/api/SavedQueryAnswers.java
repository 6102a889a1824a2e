package io.lakewise.server.api;

import io.lakewise.catalog.SavedQueries.Visible;
import io.lakewise.catalog.entry.SavedQueryVersion;
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

  /** Where it stands and what it is called; what is not sent is taken away. */
  record SavedQueryDescription(Optional<String> folder, String name, Optional<String> comment) {}

  /** Another text, in the place of that of {@code baseVersion}. */
  record NewSavedQueryVersion(
      Long baseVersion, String text, Optional<Map<String, String>> settings) {}

  /** A saved query without its text, and what the caller may do with it. */
  record SavedQuerySummary(
      String id,
      String folder,
      String name,
      Optional<String> comment,
      String owner,
      long version,
      Instant createdAt,
      Instant updatedAt,
      String updatedBy,
      boolean editable,
      boolean manageable) {

    static SavedQuerySummary of(Visible visible) {
      var query = visible.query();
      return new SavedQuerySummary(
          query.id(),
          query.folder(),
          query.name(),
          Optional.ofNullable(query.comment()),
          query.owner(),
          query.version(),
          query.createdAt(),
          query.updatedAt(),
          query.updatedBy(),
          visible.editable(),
          visible.manageable());
    }
  }

  /** In order of folder and name. */
  record SavedQueryList(List<SavedQuerySummary> queries, Optional<String> nextPageToken) {}

  /** What it was at some time. */
  record SavedQueryText(
      long version, String text, Map<String, String> settings, String author, Instant createdAt) {

    static SavedQueryText of(SavedQueryVersion version) {
      return new SavedQueryText(
          version.version(),
          version.text(),
          version.settings(),
          version.author(),
          version.createdAt());
    }
  }

  /** A saved query with a version. */
  record SavedQueryWhole(SavedQuerySummary query, SavedQueryText content) {}

  /** The newest first. */
  record SavedQueryHistory(List<SavedQueryText> versions, Optional<String> nextPageToken) {}

  /** Who may do what: {@code CAN_RUN} or {@code CAN_EDIT}; {@code NONE} takes both away. */
  record SavedQueryShare(String principal, String privilege) {}

  /** With whom it is shared, as far as the caller may know. */
  record SavedQueryShares(List<SavedQueryShare> shares) {}

  /** That it is gone. */
  record DroppedSavedQuery(String id) {}
}
