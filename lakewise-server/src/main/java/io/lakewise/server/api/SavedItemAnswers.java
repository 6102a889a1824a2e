package io.lakewise.server.api;

import io.lakewise.catalog.SavedItems.Visible;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is asked and answered about all that is kept in folders and shared. */
final class SavedItemAnswers {

  private SavedItemAnswers() {}

  /** Where it stands and what it is called; what is not sent is taken away. */
  record SavedItemDescription(Optional<String> folder, String name, Optional<String> comment) {}

  /** A saved query or dashboard without what is in it, and what the caller may do with it. */
  record SavedItemSummary(
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

    static SavedItemSummary of(Visible visible) {
      var item = visible.item();
      return new SavedItemSummary(
          item.id(),
          item.folder(),
          item.name(),
          Optional.ofNullable(item.comment()),
          item.owner(),
          item.version(),
          item.createdAt(),
          item.updatedAt(),
          item.updatedBy(),
          visible.editable(),
          visible.manageable());
    }
  }

  /** Who may do what: {@code CAN_RUN} or {@code CAN_EDIT}; {@code NONE} takes both away. */
  record SavedItemShare(String principal, String privilege) {}

  /** With whom it is shared, as far as the caller may know. */
  record SavedItemShares(List<SavedItemShare> shares) {}

  /** That it is gone. */
  record DroppedSavedItem(String id) {}
}
