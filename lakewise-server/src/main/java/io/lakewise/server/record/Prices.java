package io.lakewise.server.record;

import io.lakewise.server.configuration.ServerConfiguration.Pricing;
import java.time.Duration;

/** What the time of a worker costs. */
final class Prices {

  private static final double HOUR_NANOS = Duration.ofHours(1).toNanos();

  private final Pricing list;

  Prices(Pricing list) {
    this.list = list;
  }

  /** Credits for a worker of a size; one an hour for a size that the list has not. */
  double credits(String size, Duration time) {
    return list.creditsPerHour().getOrDefault(size, 1.0) * time.toNanos() / HOUR_NANOS;
  }

  /** Money for credits. */
  double cost(double credits) {
    return credits * list.creditPrice();
  }

  String currency() {
    return list.currency();
  }
}
