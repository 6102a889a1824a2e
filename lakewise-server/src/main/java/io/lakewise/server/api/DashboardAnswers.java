package io.lakewise.server.api;

import io.lakewise.catalog.entry.SavedItemVersion;
import io.lakewise.server.api.SavedItemAnswers.SavedItemSummary;
import io.lakewise.server.dashboard.DashboardDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is asked and answered about dashboards. */
final class DashboardAnswers {

  private DashboardAnswers() {}

  /** A dashboard to keep. */
  record NewDashboard(
      Optional<String> folder,
      String name,
      Optional<String> comment,
      DashboardDefinition definition) {}

  /** Another definition, in the place of that of {@code baseVersion}. */
  record NewDashboardVersion(Long baseVersion, DashboardDefinition definition) {}

  /** In order of folder and name. */
  record DashboardList(List<SavedItemSummary> dashboards, Optional<String> nextPageToken) {}

  /** What it was at some time. */
  record DashboardContent(
      long version, DashboardDefinition definition, String author, Instant createdAt) {

    static DashboardContent of(SavedItemVersion version) {
      return new DashboardContent(
          version.version(),
          DashboardDefinition.read(version.text()),
          version.author(),
          version.createdAt());
    }
  }

  /** A dashboard with a version. */
  record DashboardWhole(SavedItemSummary dashboard, DashboardContent content) {}

  /** Who made a version when. */
  record DashboardVersion(long version, String author, Instant createdAt) {

    static DashboardVersion of(SavedItemVersion version) {
      return new DashboardVersion(version.version(), version.author(), version.createdAt());
    }
  }

  /** The newest first. */
  record DashboardHistory(List<DashboardVersion> versions, Optional<String> nextPageToken) {}
}
