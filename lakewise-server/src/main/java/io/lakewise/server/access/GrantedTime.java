package io.lakewise.server.access;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Logins;
import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.LoginEntry;
import io.lakewise.catalog.entry.TokenEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Until when a token works at most that a request makes: no longer than the token or the JWT that
 * lets it in, so that access for a while is no access for ever. Who signed in otherwise than by one
 * of them is a person, whose session bounds nothing.
 *
 * @param tokens opens the state when it is first needed
 * @param logins likewise
 */
public record GrantedTime(Supplier<Tokens> tokens, Supplier<Logins> logins) {

  private static final String BY_TOKEN = "token";

  /** The end; empty if there is none. */
  public Optional<Instant> end(ServiceRequestContext context) {
    Access.Caller caller = Access.letIn(context);
    Optional<TokenEntry> credential = caller.credential();
    if (!caller.login()) {
      return credential.flatMap(TokenEntry::expiresAt);
    }
    Viewer viewer = caller.principal().viewer();
    String id = credential.orElseThrow().id();
    return logins.get().list(viewer).stream()
        .filter(login -> login.id().equals(id) && login.method().equals(BY_TOKEN))
        .findFirst()
        .flatMap(login -> end(viewer, login));
  }

  /** The admin's own token does not end and is in no state; no more is a JWT, as which it ends. */
  private Optional<Instant> end(Viewer viewer, LoginEntry login) {
    if (login.token().isEmpty()) {
      return login.principal().equals(Access.ADMIN.id())
          ? Optional.empty()
          : Optional.of(login.expiresAt());
    }
    return tokens.get().list(viewer).stream()
        .filter(token -> token.id().equals(login.token().get()))
        .findFirst()
        .map(TokenEntry::expiresAt)
        .orElse(Optional.of(login.expiresAt()));
  }
}
