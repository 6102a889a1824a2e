package io.lakewise.catalog.entry;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is sent, and to whom.
 *
 * @param formats as which the result is sent; none for an alert
 * @param emails addresses
 * @param webhook takes it by POST
 * @param secret signs what goes there
 */
public record Delivery(
    Set<ReportFormat> formats,
    List<String> emails,
    Optional<String> webhook,
    Optional<String> secret) {

  /** Copies what may change. */
  public Delivery {
    formats = Set.copyOf(formats);
    emails = List.copyOf(emails);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Delivery" + formats + emails + webhook;
  }
}
