package io.lakewise.server.volume;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * The condition under which a client goes on reading a file (RFC 9110, 13.1.4): that it is still
 * the one of which it has the beginning.
 */
final class UnmodifiedSince {

  private UnmodifiedSince() {}

  /** Whether a request asks for this condition and it does not hold; what is no date is none. */
  static boolean isBroken(RequestHeaders headers, Instant modified) {
    String since = headers.get(HttpHeaderNames.IF_UNMODIFIED_SINCE);
    if (since == null) {
      return false;
    }
    try {
      Instant known = ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return modified.truncatedTo(ChronoUnit.SECONDS).isAfter(known);
    } catch (DateTimeException noDate) {
      return false;
    }
  }
}
