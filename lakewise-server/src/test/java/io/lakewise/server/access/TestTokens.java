package io.lakewise.server.access;

import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import io.lakewise.catalog.token.TokenText;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The tokens of a lake, changed beside a server that runs on it, as the command line does. */
public final class TestTokens implements AutoCloseable {

  private final State state;
  private final Tokens tokens;

  public TestTokens(Path lake) {
    state =
        TestStates.open(
            lake.resolve("_lakewise").resolve("state.db").toString(), Clock.systemUTC());
    tokens = new RelationalCatalog(state, Clock.systemUTC()).tokens();
  }

  /** A new token of somebody, whose id is that name. */
  public String make(String id, String name, Optional<Instant> expires) {
    String token = TokenText.random(new SecureRandom());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    tokens.create(
        Viewer.LOCAL,
        new TokenEntry(
            id,
            name,
            false,
            TokenScope.ALL,
            "",
            "local",
            now,
            expires,
            Optional.empty(),
            Optional.empty()),
        TokenText.digest(token));
    return token;
  }

  public Tokens tokens() {
    return tokens;
  }

  @Override
  public void close() {
    state.close();
  }
}
