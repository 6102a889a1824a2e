package io.lakewise.server.volume;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes that a request wants (RFC 9110, section 14): one range; several are answered by the
 * whole file, which is allowed.
 *
 * @param first the first byte
 * @param length how many; 0 or fewer if there is none of them
 */
record ByteRange(long first, long length) {

  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** What a header means for a file of a size; empty for the whole. */
  static Optional<ByteRange> of(String header, long size) {
    Matcher range = ONE.matcher(header == null ? "" : header);
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (range.group(1).isEmpty()) {
      long last = Math.min(size, Long.parseLong(range.group(2)));
      return Optional.of(new ByteRange(size - last, last));
    }
    long first = Long.parseLong(range.group(1));
    long end = range.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(range.group(2)) + 1);
    return Optional.of(new ByteRange(first, end - first));
  }
}
