package io.lakewise.server.access;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.engine.session.Principal;
import io.netty.util.AttributeKey;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Tells who holds a credential; all protocols ask it. Thread-safe. */
public final class Access {

  /** The admin of the server. */
  public static final Principal ADMIN = new Principal("admin", true);

  private static final String BEARER = "bearer ";
  private static final AttributeKey<Principal> CALLER =
      AttributeKey.valueOf(Access.class, "caller");

  private final AdminToken adminToken;
  private final TokenHolders holders;

  /** Knows the admin, and who holds a token of the state. */
  public Access(AdminToken adminToken, TokenHolders holders) {
    this.adminToken = adminToken;
    this.holders = holders;
  }

  /**
   * Who holds a token, if anybody does; at once where that is known, else when the state has been
   * asked. It fails with the error of a state that cannot be asked.
   */
  public CompletableFuture<Optional<Principal>> holder(String token) {
    return adminToken.matches(token)
        ? CompletableFuture.completedFuture(Optional.of(ADMIN))
        : holders.holder(token);
  }

  /** Who sends {@code Authorization: Bearer <token>}; {@code header} may be null. */
  CompletableFuture<Optional<Principal>> bearer(String header) {
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return holder(header.substring(BEARER.length()).strip());
  }

  /** On whose behalf a request runs, which {@link Guard} has let in. */
  public static Principal caller(ServiceRequestContext context) {
    Principal caller = context.attr(CALLER);
    if (caller == null) {
      throw new IllegalStateException("Nobody was let in for " + context.path());
    }
    return caller;
  }

  static void letIn(ServiceRequestContext context, Principal caller) {
    context.setAttr(CALLER, caller);
  }
}
