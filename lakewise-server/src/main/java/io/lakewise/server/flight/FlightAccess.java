package io.lakewise.server.flight;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Holders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.auth2.CallHeaderAuthenticator;

/**
 * Who calls: by a bearer token, or by a token as the password of basic authentication, for which
 * the client is given the bearer token to go on with. Thread-safe.
 */
final class FlightAccess implements CallHeaderAuthenticator {

  private static final String HEADER = "authorization";
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final Holders holders;
  private final Map<String, Principal> known = new ConcurrentHashMap<>();

  /**
   * Asks for principals.
   *
   * @param holders who holds a token
   */
  FlightAccess(Holders holders) {
    this.holders = holders;
  }

  @Override
  public AuthResult authenticate(CallHeaders headers) {
    String token = token(headers.get(HEADER)).orElseThrow(FlightErrors::unauthenticated);
    Principal principal = asked(token).orElseThrow(FlightErrors::unauthenticated);
    known.put(principal.id(), principal);
    return new AuthResult() {
      @Override
      public String getPeerIdentity() {
        return principal.id();
      }

      @Override
      public void appendToOutgoingHeaders(CallHeaders outgoing) {
        outgoing.insert(HEADER, "Bearer " + token);
      }
    };
  }

  private Optional<Principal> asked(String token) {
    try {
      return holders.holder(token).join();
    } catch (CompletionException e) {
      throw FlightErrors.of(e.getCause());
    }
  }

  /** The principal of an identity that was let in. */
  Principal principal(String peerIdentity) {
    return known.get(peerIdentity);
  }

  /** Who sends a request's header, if anybody that is known; {@code header} may be null. */
  CompletableFuture<Optional<Principal>> letIn(ServiceRequestContext request, String header) {
    return token(header)
        .map(token -> holders.letIn(request, token))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  private static Optional<String> token(String header) {
    if (header == null) {
      return Optional.empty();
    }
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(header.substring(BEARER.length()).strip());
    }
    if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return password(header.substring(BASIC.length()).strip());
    }
    return Optional.empty();
  }

  private static Optional<String> password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
