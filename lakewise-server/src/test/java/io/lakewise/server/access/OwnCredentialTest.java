package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.token.TokenText;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token is looked after just when a request has revoked it that it let in. */
class OwnCredentialTest {

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final String token = TokenText.random(random);
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private boolean revoked;
  private final TokenHolders holders =
      new TokenHolders(List.of(new Tokens()), clock, Runnable::run);

  /** One token, until it is revoked. */
  private final class Tokens implements CredentialKind {

    @Override
    public Optional<Supplier<Optional<TokenEntry>>> question(String text) {
      return Optional.of(
          () ->
              revoked
                  ? Optional.empty()
                  : Optional.of(
                      new TokenEntry(
                          "id",
                          "ann",
                          false,
                          TokenScope.ALL,
                          "",
                          "ann",
                          Instant.EPOCH,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty())));
    }

    @Override
    public Executor asking() {
      return Runnable::run;
    }

    @Override
    public void used(Map<String, Instant> times) {
      // Nobody asks.
    }
  }

  private boolean isEnded(HttpMethod method, String path) {
    Access access =
        new Access(
            AdminToken.of(folder.resolve("admin-token"), random),
            holders,
            new Attempts(1, Duration.ofSeconds(1), clock));
    ServiceRequestContext request = ServiceRequestContext.of(HttpRequest.of(method, path));
    revoked = false;
    assertThat(access.bearer(request, "Bearer " + token).join()).isPresent();
    revoked = true;
    holders.endRevoked();
    return request.isCancelled();
  }

  @Test
  void whatEndsACredentialIsAnsweredWhateverBecomesOfThat() {
    for (String path :
        List.of(
            "/api/v1/tokens/id",
            "/api/v1/session",
            "/api/v1/sessions/id",
            "/api/v1/password",
            "/api/2.0/token/delete",
            "/api/2.0/token-management/tokens/id",
            "/api/2.0/preview/scim/v2/Users/id")) {
      assertThat(isEnded(HttpMethod.DELETE, path)).as(path).isFalse();
    }
  }

  @Test
  void whatElseItLetInEndsWithIt() {
    for (String path :
        List.of(
            "/api/2.0/sql/statements",
            "/api/2.0/fs/files/Volumes/x",
            "/api/v1/rows/a/b/c/profile",
            "/metrics")) {
      boolean ended = isEnded(HttpMethod.GET, path);
      assertThat(ended).as(path).isTrue();
    }
  }
}
