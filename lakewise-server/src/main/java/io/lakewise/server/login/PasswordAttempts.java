package io.lakewise.server.login;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.token.TokenText;
import io.lakewise.server.access.Addresses;
import io.lakewise.server.access.Attempts;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.error.ServerErrors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds how often passwords are tried: by one address for one user, by one address, and for one
 * user from wherever; whether or not there is such a user. An attempt counts before it is known how
 * it ends, so that many at once are no way round. Thread-safe.
 */
final class PasswordAttempts {

  /** At once; each takes some 19 MB and a processor. */
  private static final int AT_ONCE = 2;

  private static final long PATIENCE_SECONDS = 5;

  private final Attempts byBoth;
  private final Attempts byAddress;
  private final Attempts byUser;
  private final Semaphore places = new Semaphore(AT_ONCE);

  PasswordAttempts(InstantSource clock) {
    this.byBoth = new Attempts(5, Duration.ofSeconds(30), clock);
    this.byAddress = new Attempts(30, Duration.ofSeconds(10), clock);
    this.byUser = new Attempts(60, Duration.ofMinutes(1), clock);
  }

  /**
   * An attempt.
   *
   * @param attempt answers something if it succeeds
   * @throws ApiException if there were too many
   */
  <T> Optional<T> checked(
      ServiceRequestContext request, String name, Supplier<Optional<T>> attempt) {
    String address = Addresses.of(request);
    String user = TokenText.digest(NameRules.key(name));
    String both = user + address;
    int seconds =
        Math.max(byBoth.seconds(both), Math.max(byAddress.seconds(address), byUser.seconds(user)));
    if (seconds > 0) {
      throw ApiException.of(ServerErrors.tooManyAttempts(seconds));
    }
    byBoth.tried(both);
    byAddress.tried(address);
    byUser.tried(user);
    Optional<T> answer = inTurn(attempt);
    if (answer.isPresent()) {
      byBoth.succeeded(both);
      byAddress.succeeded(address);
      byUser.succeeded(user);
    }
    return answer;
  }

  private <T> Optional<T> inTurn(Supplier<Optional<T>> attempt) {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw ApiException.busy("Too many people sign in at once. Try again.", 2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.stopping();
    }
    try {
      return attempt.get();
    } finally {
      places.release();
    }
  }
}
