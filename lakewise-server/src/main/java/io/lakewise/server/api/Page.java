package io.lakewise.server.api;

import io.lakewise.server.answer.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a long list, and where it goes on.
 *
 * @param items as many as were asked for at most
 * @param next the token of the next page; empty at the end
 */
record Page<T>(List<T> items, Optional<String> next) {

  private static final long DEFAULT = 100;
  private static final long MOST = 1000;

  /** How many the caller wants. */
  static int limit(ApiCall call) {
    long limit = call.number(Parameter.LIMIT.name()).orElse(DEFAULT);
    if (limit < 1 || limit > MOST) {
      throw ApiException.invalid("limit is " + limit + " (expected: 1 to " + MOST + ").");
    }
    return (int) limit;
  }

  /** The key after which the caller goes on; empty at the beginning. */
  static Optional<String> after(ApiCall call) {
    String token = call.text(Parameter.PAGE.name());
    if (token.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("page_token is none that was answered.");
    }
  }

  /**
   * The part that a call asks for. The list goes on behind the last key of the page before, also
   * when that has gone meanwhile: behind nothing there is an empty page.
   */
  static <T> Page<T> of(ApiCall call, List<T> all, Function<T, String> key) {
    int limit = limit(call);
    int from = 0;
    Optional<String> after = after(call);
    if (after.isPresent()) {
      while (from < all.size() && !key.apply(all.get(from)).equals(after.get())) {
        from++;
      }
      from = Math.min(from + 1, all.size());
    }
    return first(limit, all.subList(from, all.size()), key);
  }

  /** As many as are wanted of some that may be more. */
  static <T> Page<T> first(int limit, List<T> found, Function<T, String> key) {
    List<T> items = List.copyOf(found.subList(0, Math.min(limit, found.size())));
    return new Page<>(
        items,
        found.size() > limit
            ? Optional.of(token(key.apply(items.get(limit - 1))))
            : Optional.empty());
  }

  /** A key that is a number. */
  static long number(String key) {
    if (!key.matches("\\d{1,18}")) {
      throw ApiException.invalid("page_token is none that was answered.");
    }
    return Long.parseLong(key);
  }

  /** A key that is a UUID. */
  static String id(String key) {
    if (!key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw ApiException.invalid("page_token is none that was answered.");
    }
    return key;
  }

  static String token(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
