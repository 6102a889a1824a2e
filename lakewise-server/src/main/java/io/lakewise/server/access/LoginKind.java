package io.lakewise.server.access;

import io.lakewise.catalog.Logins;
import io.lakewise.catalog.entry.LoginEntry;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.token.TokenText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Logins of browsers, which a cookie carries.
 *
 * @param logins opens the state when it is first needed
 * @param idle after which a login ends that nobody uses
 */
public record LoginKind(Supplier<Logins> logins, Duration idle, Executor asking)
    implements CredentialKind {

  @Override
  public Optional<Supplier<Optional<TokenEntry>>> question(String text) {
    if (!TokenText.isLogin(text)) {
      return Optional.empty();
    }
    String digest = TokenText.digest(text);
    return Optional.of(() -> logins.get().find(digest).map(this::entry));
  }

  private TokenEntry entry(LoginEntry login) {
    return new TokenEntry(
        login.id(),
        login.principal(),
        login.admin(),
        login.scopes(),
        "",
        login.principal(),
        login.createdAt(),
        Optional.of(login.endsAt(idle)),
        Optional.empty(),
        Optional.of(login.lastUsedAt()));
  }

  @Override
  public void used(Map<String, Instant> times) {
    logins.get().used(times);
  }
}
