package io.lakewise.server.databricks;

import io.lakewise.server.answer.ApiException;
import io.lakewise.server.record.PastStatement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Behind which statement a page begins; statements come newest first.
 *
 * @param time when it began
 * @param id its id; empty for whatever began then
 */
record PageToken(Instant time, String id) {

  static PageToken of(PastStatement last) {
    return new PageToken(last.started(), last.id());
  }

  /** The first page of those that began at a time or earlier. */
  static PageToken behind(Instant time) {
    return new PageToken(time, "");
  }

  static PageToken read(String text) {
    int dot = text.indexOf('.');
    try {
      long micros = Long.parseLong(text.substring(0, Math.max(0, dot)));
      return new PageToken(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), text.substring(dot + 1));
    } catch (NumberFormatException e) {
      throw ApiException.invalid("page_token is no token of this list.");
    }
  }

  String text() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time) + "." + id;
  }

  /** Whether a statement comes behind this. */
  boolean precedes(PastStatement statement) {
    int order = statement.started().compareTo(time);
    return order < 0 || (order == 0 && (id.isEmpty() || statement.id().compareTo(id) < 0));
  }
}
